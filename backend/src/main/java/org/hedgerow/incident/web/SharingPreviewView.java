package org.hedgerow.incident.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.SharingPreview;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Who would see a record, in words.
 *
 * @param notes when they see it, and what they must do first
 */
record SharingPreviewView(
        List<Line> readers, List<String> notes, List<String> warnings, boolean wider, boolean secondPerson) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    /**
     * @param organisation null for a total of several
     * @param people how many; null where that is not told
     */
    record Line(
            @Nullable UUID organisation,
            Tier tier,
            int sizeMetres,
            @Nullable Integer people,
            String words) {}

    static SharingPreviewView of(SharingPreview.Preview preview, Person author, SharingTerms terms) {
        return new SharingPreviewView(
                preview.readers().stream()
                        .map(each -> new Line(
                                each.organisation() == null
                                        ? null
                                        : each.organisation().id(),
                                each.tier(),
                                each.sizeMetres(),
                                each.people(),
                                words(each, terms.scope())))
                        .toList(),
                notes(terms, author.organisation()),
                preview.warnings(),
                preview.wider(),
                preview.secondPerson());
    }

    private static String words(SharingPreview.Readers readers, Scope scope) {
        if (readers.tier() == Tier.ORIGINATOR) {
            return "Whoever reported it sees their own report";
        }
        var who = readers.organisation() == null
                ? total(readers, scope)
                : readers.organisation().name();
        var what = readers.tier() == Tier.EXACT ? "the exact place" : "a square of " + size(readers.sizeMetres());
        return who + ": " + count(readers) + " " + (isOne(readers.people()) ? "sees " : "see ") + what;
    }

    private static String total(SharingPreview.Readers readers, Scope scope) {
        if (readers.tier() == Tier.WATCH) {
            return readers.watch() ? "Watch groups of the area" : "Others";
        }
        return scope == Scope.COMMUNITY ? "Members of those watch groups" : "Everybody else who is signed in";
    }

    private static String count(SharingPreview.Readers readers) {
        var people = readers.people();
        var number = people == null ? "fewer than " + SharingPreview.FEW : String.format(Locale.UK, "%,d", people);
        var coordinates = readers.watch()
                && (readers.organisation() == null || readers.organisation().kind() == OrganisationKind.WATCH_GROUP);
        return number
                + (coordinates
                        ? isOne(people) ? " coordinator" : " coordinators"
                        : isOne(people) ? " person" : " people");
    }

    private static boolean isOne(@Nullable Integer people) {
        return people != null && people == 1;
    }

    private static String size(int metres) {
        return metres < 1_000 ? metres + " m" : metres / 1_000 + " km";
    }

    private static List<String> notes(SharingTerms terms, Organisation own) {
        var notes = new ArrayList<String>();
        if (terms.scope() == Scope.AGREEMENT || terms.scope() == Scope.PARTNER) {
            notes.add("Under an agreement people see it once they have said what they are here for.");
        }
        if (terms.embargoUntil() != null) {
            notes.add("Nobody outside " + own.name() + " sees it before " + at(terms.embargoUntil()) + ".");
        }
        if (terms.expiresAt() != null) {
            notes.add("From " + at(terms.expiresAt()) + " on nobody outside " + own.name() + " sees it.");
        }
        return notes;
    }

    private static String at(Instant instant) {
        return MOMENT.format(instant);
    }
}
