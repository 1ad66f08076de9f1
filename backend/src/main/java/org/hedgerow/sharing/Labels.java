package org.hedgerow.sharing;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.platform.DatabaseReplaced;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The labels of this installation: few, never changed, held in memory. New ones are made in a transaction of their own, one
 * maker at a time, so that their ids become visible in order and "after the last one I know" misses none.
 */
@Component
class Labels {

    /** Any number that no other user of advisory locks takes. */
    private static final long MAKING = 0x4c6162656cL;

    private final JdbcClient jdbc;
    private final TransactionTemplate making;
    private static final Known NOTHING = new Known(List.of(), Map.of(), Set.of(), 0);
    private volatile Known known = NOTHING;

    private record Known(List<Label> labels, Map<LabelTerms, Integer> ids, Set<UUID> barred, int last) {}

    Labels(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.making = new TransactionTemplate(transactions);
        making.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Every label, including those that another node has just made. */
    Collection<Label> all() {
        return refreshed().labels();
    }

    /** Everybody whom some label bars, as of the last look. */
    Set<UUID> barredPersons() {
        return known.barred();
    }

    /** The ids of these terms; makes the labels that are missing. */
    Map<LabelTerms, Integer> intern(Collection<LabelTerms> wanted) {
        var missing = wanted.stream()
                .filter(terms -> !known.ids().containsKey(terms))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            making.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock(:key)")
                        .param("key", MAKING)
                        .query()
                        .singleRow();
                var there = refreshed().ids();
                missing.stream().filter(terms -> !there.containsKey(terms)).forEach(this::insert);
            });
            refreshed();
        }
        var ids = new HashMap<LabelTerms, Integer>();
        for (var terms : wanted) {
            ids.put(terms, known.ids().get(terms));
        }
        return ids;
    }

    int intern(LabelTerms terms) {
        return intern(List.of(terms)).get(terms);
    }

    private void insert(LabelTerms terms) {
        var sharing = terms.sharing();
        jdbc.sql("""
                        insert into label (owner_organisation, scope, tier, named_organisations, originator, square,
                          handling_code, marking, embargo_until, expires_at, access_group, agreement_id, category_group,
                          region, action_code, sanitisation_code, handling_instruction, compartments, barred_persons)
                        values (:owner, :scope, :tier, :named::uuid[], :originator, :square, :handling, :marking,
                          :embargo, :expiry, :team, :agreement, :group, :region, :action, :sanitisation, :instruction,
                          :compartments::uuid[], :barred::uuid[])""")
                .param("owner", terms.ownerOrganisation())
                .param("scope", terms.scope().name())
                .param("tier", terms.tier().name())
                .param("named", array(sharing.namedOrganisations()))
                .param("originator", terms.reporter() == null ? sharing.originator() : terms.reporter())
                .param("square", terms.square())
                .param("handling", sharing.handling().code().name())
                .param("marking", sharing.marking().text())
                .param("embargo", atUtc(sharing.embargoUntil()))
                .param("expiry", atUtc(sharing.expiresAt()))
                .param("team", sharing.team())
                .param("agreement", sharing.agreement())
                .param("group", terms.categoryGroup())
                .param("region", terms.region())
                .param("action", name(sharing.handling().action()))
                .param("sanitisation", name(sharing.handling().sanitisation()))
                .param("instruction", name(sharing.instruction()))
                .param("compartments", array(sharing.compartments()))
                .param("barred", array(sharing.barredPersons()))
                .update();
    }

    /** In another database the same ids may stand for other labels. */
    @EventListener
    synchronized void forget(DatabaseReplaced replaced) {
        known = NOTHING;
    }

    /** In order, so that the same set is the same text. */
    private static String array(Set<UUID> ids) {
        return ids.stream().sorted().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    /** The lock is not held while the database is asked: whoever waits for a connection holds nobody else up. */
    private Known refreshed() {
        var before = known;
        var added = jdbc.sql("select * from label where id > :last order by id")
                .param("last", before.last())
                .query((row, number) -> read(row))
                .list();
        return added.isEmpty() ? before : adopt(added);
    }

    private synchronized Known adopt(List<Label> added) {
        var labels = new ArrayList<>(known.labels());
        var ids = new HashMap<>(known.ids());
        var barred = new HashSet<>(known.barred());
        for (var label : added) {
            if (label.id() > known.last()) {
                labels.add(label);
                ids.put(label.terms(), label.id());
                barred.addAll(label.terms().sharing().barredPersons());
            }
        }
        var last = labels.get(labels.size() - 1).id();
        known = new Known(List.copyOf(labels), Map.copyOf(ids), Set.copyOf(barred), last);
        return known;
    }

    private static Label read(ResultSet row) throws SQLException {
        var tier = Tier.valueOf(row.getString("tier"));
        var scope = Scope.valueOf(row.getString("scope"));
        var originator = row.getObject("originator", UUID.class);
        var sharing = new SharingTerms(
                scope,
                uuids(row.getArray("named_organisations")),
                scope == Scope.ORIGINATOR ? originator : null,
                row.getObject("access_group", UUID.class),
                row.getObject("agreement_id", UUID.class),
                new Handling(
                        HandlingCode.valueOf(row.getString("handling_code")),
                        code(ActionCode.class, row.getString("action_code")),
                        code(SanitisationCode.class, row.getString("sanitisation_code"))),
                Marking.ofText(row.getString("marking")),
                code(HandlingInstruction.class, row.getString("handling_instruction")),
                uuids(row.getArray("compartments")),
                uuids(row.getArray("barred_persons")),
                instant(row.getTimestamp("embargo_until")),
                instant(row.getTimestamp("expires_at")));
        return new Label(
                row.getInt("id"),
                new LabelTerms(
                        row.getObject("owner_organisation", UUID.class),
                        sharing,
                        tier,
                        tier == Tier.ORIGINATOR ? originator : null,
                        row.getString("square"),
                        row.getString("region"),
                        row.getString("category_group")));
    }

    private static <E extends Enum<E>> @Nullable E code(Class<E> codes, @Nullable String name) {
        return name == null ? null : Enum.valueOf(codes, name);
    }

    private static Set<UUID> uuids(Array array) throws SQLException {
        return Set.of((UUID[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static java.time.@Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
