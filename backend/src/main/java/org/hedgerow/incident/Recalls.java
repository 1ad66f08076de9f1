package org.hedgerow.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.audit.Consultations;
import org.hedgerow.audit.Seen;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recalls: incidents that were taken back from readers, and the receipts for them. A recall is written in the transaction that takes the
 * incident back and cannot be changed; it is for the police of the owner alone.
 */
@Component
public class Recalls {

    private final Access access;
    private final IncidentQueries queries;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Consultations consultations;
    private final People people;
    private final ObjectProvider<RecalledFrom> products;

    Recalls(
            Access access,
            IncidentQueries queries,
            JdbcClient jdbc,
            AuditTrail audit,
            Consultations consultations,
            People people,
            ObjectProvider<RecalledFrom> products) {
        this.access = access;
        this.queries = queries;
        this.jdbc = jdbc;
        this.audit = audit;
        this.consultations = consultations;
        this.people = people;
        this.products = products;
    }

    /** The label of recalls and receipts: the owner's police, whatever the incident is shared with. */
    public static LabelTerms labelOf(UUID owner) {
        return LabelTerms.of(owner, SharingTerms.of(Scope.OWN_FORCE), Tier.EXACT);
    }

    /**
     * One label under which an incident can be read no longer.
     *
     * @param terms what the label says
     */
    record Left(int labelId, LabelTerms terms) {}

    /**
     * Writes a recall down and empties what was made of the incident; inside the transaction that takes it back, whose context says who.
     *
     * @param label the id of {@link #labelOf} the owner
     */
    void record(Incident incident, int label, Collection<Left> left, @Nullable String reason) {
        var labels = left.stream().mapToInt(Left::labelId).sorted().toArray();
        var purged = purge(incident.id(), labels);
        jdbc.sql("""
                        insert into recall (incident_id, label_id, version, withdrawn, reason, labels_left, tiers_left,
                          purged_products, purged_counts)
                        values (:incident, :label, :version, :withdrawn, :reason, :labels, :tiers, :products, :counts)""")
                .param("incident", incident.id())
                .param("label", label)
                .param("version", incident.version())
                .param("withdrawn", incident.status() == IncidentStatus.WITHDRAWN)
                .param("reason", reason)
                .param("labels", labels)
                .param(
                        "tiers",
                        left.stream()
                                .map(each -> each.terms().tier())
                                .distinct()
                                .sorted()
                                .map(Tier::name)
                                .toArray(String[]::new))
                .param("products", purged.keySet().toArray(String[]::new))
                .param(
                        "counts",
                        purged.values().stream().mapToInt(Integer::intValue).toArray())
                .update();
    }

    /** Of an incident that was withdrawn without a recall; inside the transaction that withdraws it. */
    void tellWithdrawn(UUID incident) {
        products.orderedStream().forEach(product -> product.withdrawn(incident));
    }

    private Map<String, Integer> purge(UUID incident, int[] labelsLeft) {
        var labels = Set.copyOf(Arrays.stream(labelsLeft).boxed().toList());
        var purged = new TreeMap<String, Integer>();
        products.orderedStream()
                .forEach(product -> purged.merge(product.what(), product.purge(incident, labels), Integer::sum));
        purged.values().removeIf(count -> count == 0);
        return purged;
    }

    /**
     * The recalls of an incident, latest first, with who had seen it and what clients answered; the reading is
     * audited.
     *
     * @throws ProblemException not found, unless this person may change the incident or could before it was withdrawn
     */
    public List<Recall> list(Person person, UUID incident) {
        return access.writing(person, () -> {
            queries.view(person, incident)
                    .filter(found -> found.whole() != null && isOwners(person, found))
                    .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
            audit.record(person, AuditOperation.CONSULTATION, "read recalls", "incident", incident, null);
            return read(incident, person.organisation().id());
        });
    }

    private static boolean isOwners(Person person, IncidentView view) {
        var owner = view.owner();
        return owner != null && owner.id().equals(person.organisation().id()) && person.may(Permission.AMEND_INCIDENT);
    }

    private List<Recall> read(UUID incident, UUID owner) {
        var receipts = new HashMap<Integer, Map<UUID, Receipts>>();
        jdbc.sql("""
                        select version, organisation_id,
                          count(*) filter (where kind = 'TOLD') as told,
                          count(*) filter (where kind = 'ACKNOWLEDGED') as acknowledged,
                          max(at) filter (where kind = 'ACKNOWLEDGED') as last_acknowledged
                        from recall_receipt where incident_id = :incident
                        group by version, organisation_id""").param("incident", incident).query(row -> {
            receipts.computeIfAbsent(row.getInt("version"), version -> new HashMap<>())
                    .put(row.getObject("organisation_id", UUID.class), Receipts.read(row));
        });
        var names = people.listOrganisations().stream()
                .collect(Collectors.toMap(Organisation::id, organisation -> organisation));
        return jdbc.sql("select r.*, p.name as person from recall r join person p on p.id = r.person_id"
                        + " where r.incident_id = :incident order by r.version desc limit 100")
                .param("incident", incident)
                .query((row, number) -> {
                    var at = row.getTimestamp("at").toInstant();
                    var seen = consultations.organisationsThatSaw(incident, Instant.EPOCH, at).stream()
                            .filter(one -> !one.organisationId().equals(owner))
                            .collect(Collectors.toMap(Seen::organisationId, one -> one));
                    var answers = receipts.getOrDefault(row.getInt("version"), Map.of());
                    return recall(row, at, organisations(names, seen, answers));
                })
                .list();
    }

    /** How many clients of an organisation were told, and how many answered. */
    private record Receipts(
            int told, int acknowledged, @Nullable Instant lastAcknowledged) {

        static final Receipts NONE = new Receipts(0, 0, null);

        static Receipts read(ResultSet row) throws SQLException {
            var last = row.getTimestamp("last_acknowledged");
            return new Receipts(row.getInt("told"), row.getInt("acknowledged"), last == null ? null : last.toInstant());
        }
    }

    private static List<Recall.Organisation> organisations(
            Map<UUID, Organisation> names, Map<UUID, Seen> seen, Map<UUID, Receipts> answers) {
        return Stream.concat(seen.keySet().stream(), answers.keySet().stream())
                .distinct()
                .flatMap(id -> Stream.ofNullable(names.get(id)))
                .sorted(Comparator.comparing(Organisation::name, String.CASE_INSENSITIVE_ORDER))
                .map(organisation -> {
                    var sight = seen.get(organisation.id());
                    var answer = answers.getOrDefault(organisation.id(), Receipts.NONE);
                    return new Recall.Organisation(
                            organisation.id(),
                            organisation.name(),
                            organisation.shortName(),
                            sight == null ? null : sight.first(),
                            sight == null ? null : sight.last(),
                            answer.told(),
                            answer.acknowledged(),
                            answer.lastAcknowledged());
                })
                .toList();
    }

    private static Recall recall(ResultSet row, Instant at, List<Recall.Organisation> organisations)
            throws SQLException {
        var tiers = Arrays.stream((String[]) row.getArray("tiers_left").getArray())
                .map(Tier::valueOf)
                .toList();
        var products = (String[]) row.getArray("purged_products").getArray();
        var counts = (Integer[]) row.getArray("purged_counts").getArray();
        var purged = new ArrayList<Recall.Purged>();
        for (int product = 0; product < products.length; product++) {
            purged.add(new Recall.Purged(products[product], counts[product]));
        }
        return new Recall(
                row.getInt("version"),
                at,
                row.getString("person"),
                row.getBoolean("withdrawn"),
                row.getString("reason"),
                tiers,
                purged,
                organisations);
    }
}
