package org.hedgerow.sharing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a national unit deals with: the groups of categories that it reads of all forces. A unit without a remit reads none. */
@Service
@Transactional
public class Remits {

    private static final Pattern GROUP = Pattern.compile("[A-Z]{2,12}");
    private static final int MOST = 60;

    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;

    Remits(JdbcClient jdbc, People people, AuditTrail audit) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
    }

    /** The groups of categories, by code. */
    @Transactional(readOnly = true)
    public List<String> of(UUID organisation) {
        return jdbc.sql(
                        "select category_group from organisation_remit where organisation_id = :organisation order by 1")
                .param("organisation", organisation)
                .query(String.class)
                .list();
    }

    /** Replaces the remit of a national unit. */
    public void set(Person by, UUID organisation, @Nullable Collection<@Nullable String> groups) {
        var unit = people.findOrganisation(organisation)
                .filter(found -> found.kind() == OrganisationKind.NATIONAL_UNIT)
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        if (groups == null
                || groups.size() > MOST
                || !groups.stream()
                        .allMatch(group -> group != null && GROUP.matcher(group).matches())) {
            throw PlatformProblem.invalid("/categoryGroups", "Choose groups of categories.");
        }
        jdbc.sql("delete from organisation_remit where organisation_id = :organisation")
                .param("organisation", unit.id())
                .update();
        groups.stream()
                .distinct()
                .forEach(group -> jdbc.sql(
                                "insert into organisation_remit (organisation_id, category_group) values (:organisation, :group)")
                        .param("organisation", unit.id())
                        .param("group", group)
                        .update());
        audit.record(by, Act.of(AuditOperation.SECURITY, "remit set", "organisation", unit.id()));
    }
}
