package org.hedgerow.access;

import static org.hedgerow.oracle.Estate.id;
import static org.hedgerow.oracle.Estate.row;
import static org.hedgerow.oracle.Estate.username;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Directory;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleViewer;
import org.hedgerow.support.KnownPassword;
import org.hedgerow.support.PostgisDatabase;

/** Puts the people of the {@link Estate} into an application that has nobody, with their groups, remits and agreements. */
final class Residents {

    static final String PASSWORD = KnownPassword.PASSWORD;

    private static final String LONG_AGO = "2026-01-01T00:00:00Z";

    private Residents() {}

    static void moveInto(Estate estate, RunningApplication application) {
        organisations(estate, application);
        people(estate, application);
        groups(estate, application);
        agreements(application);
        KnownPassword.giveToEverybody(application.bean(PostgisDatabase.class));
        application.bean(Directory.class).setFrozen(id("HERTS"), true);
    }

    /** Somebody of the estate, signed in, who has said what for. */
    static Visitor signIn(RunningApplication application, OracleViewer viewer) {
        var visitor = application.nobody().signIn(username(viewer.person()), PASSWORD);
        if (viewer.purpose() != null && !viewer.shutOut()) {
            var answer = visitor.put("/api/session/purpose", Map.of("purpose", viewer.purpose()));
            if (answer.status() / 100 != 2) {
                throw new IllegalStateException(viewer + " " + answer);
            }
        }
        return visitor;
    }

    private static void organisations(Estate estate, RunningApplication application) {
        var organisations = new ArrayList<Map<String, Object>>();
        var remits = new ArrayList<Map<String, Object>>();
        for (var home : estate.organisations()) {
            organisations.add(row(
                    "id", id(home.name()),
                    "kind", home.kind(),
                    "name", "Invented " + home.name(),
                    "short_name", home.name(),
                    "force_code", home.kind().equals("FORCE") ? home.name() : null,
                    "watch_squares", home.squares()));
            home.remit().forEach(group -> remits.add(row("organisation_id", id(home.name()), "category_group", group)));
        }
        application.insert("organisation", organisations);
        application.insert("organisation_remit", remits);
    }

    private static void people(Estate estate, RunningApplication application) {
        var people = new ArrayList<Map<String, Object>>();
        var roles = new ArrayList<Map<String, Object>>();
        for (var viewer : estate.viewers().values()) {
            var id = id(viewer.person());
            people.add(row(
                    "id",
                    id,
                    "username",
                    username(viewer.person()),
                    "name",
                    "Invented " + viewer.person(),
                    "organisation_id",
                    id(viewer.organisation())));
            viewer.roles().stream().sorted().forEach(role -> roles.add(row("person_id", id, "role", role)));
        }
        application.insert("person", people);
        application.insert("person_role", roles);
    }

    private static void groups(Estate estate, RunningApplication application) {
        var groups = new ArrayList<Map<String, Object>>();
        Estate.groups()
                .forEach((name, kind) ->
                        groups.add(row("id", id(name), "organisation_id", id("CAMBS"), "kind", kind, "name", name)));
        var members = new ArrayList<Map<String, Object>>();
        for (var viewer : estate.viewers().values()) {
            viewer.groups()
                    .forEach(group -> members.add(
                            row("group_id", id(group), "person_id", id(viewer.person()), "member_from", LONG_AGO)));
        }
        application.insert("access_group", groups);
        application.insert("access_group_member", members);
    }

    private static void agreements(RunningApplication application) {
        var agreements = new ArrayList<Map<String, Object>>();
        var parties = new ArrayList<Map<String, Object>>();
        for (var agreement : Estate.agreements()) {
            var id = id(agreement.id());
            agreements.add(row(
                    "id", id,
                    "name", agreement.id(),
                    "lead_organisation", id("CAMBS"),
                    "purposes", agreement.purposes(),
                    "category_groups", agreement.categories(),
                    "maximum_marking", agreement.maximumMarking(),
                    "first_day", agreement.firstDay().toString(),
                    "last_day", agreement.lastDay().toString(),
                    "review_day", agreement.lastDay().toString(),
                    "made_at", LONG_AGO));
            List.copyOf(agreement.parties())
                    .forEach(party ->
                            parties.add(row("agreement_id", id, "organisation_id", id(party), "joined_at", LONG_AGO)));
        }
        application.insert("agreement", agreements);
        application.insert("agreement_party", parties);
    }
}
