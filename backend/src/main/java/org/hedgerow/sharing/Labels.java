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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private volatile Known known = new Known(List.of(), Map.of(), 0);

    private record Known(List<Label> labels, Map<LabelTerms, Integer> ids, int last) {}

    Labels(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.making = new TransactionTemplate(transactions);
        making.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Every label, including those that another node has just made. */
    Collection<Label> all() {
        return refreshed().labels();
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
        jdbc.sql("""
                        insert into label (owner_organisation, scope, tier, named_organisations, originator, square,
                          handling_code, marking, embargo_until, expires_at)
                        values (:owner, :scope, :tier, :named::uuid[], :originator, :square, :handling, :marking,
                          :embargo, :expiry)""")
                .param("owner", terms.ownerOrganisation())
                .param("scope", terms.scope().name())
                .param("tier", terms.tier().name())
                .param(
                        "named",
                        terms.namedOrganisations().stream()
                                .sorted()
                                .toList()
                                .toString()
                                .replace('[', '{')
                                .replace(']', '}')
                                .replace(" ", ""))
                .param("originator", terms.originator())
                .param("square", terms.square())
                .param("handling", terms.handlingCode().name())
                .param("marking", terms.marking().text())
                .param("embargo", atUtc(terms.embargoUntil()))
                .param("expiry", atUtc(terms.expiresAt()))
                .update();
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
        for (var label : added) {
            if (label.id() > known.last()) {
                labels.add(label);
                ids.put(label.terms(), label.id());
            }
        }
        var last = labels.get(labels.size() - 1).id();
        known = new Known(List.copyOf(labels), Map.copyOf(ids), last);
        return known;
    }

    private static Label read(ResultSet row) throws SQLException {
        return new Label(
                row.getInt("id"),
                new LabelTerms(
                        row.getObject("owner_organisation", UUID.class),
                        Scope.valueOf(row.getString("scope")),
                        Tier.valueOf(row.getString("tier")),
                        uuids(row.getArray("named_organisations")),
                        row.getObject("originator", UUID.class),
                        row.getString("square"),
                        HandlingCode.valueOf(row.getString("handling_code")),
                        Marking.ofText(row.getString("marking")),
                        instant(row.getTimestamp("embargo_until")),
                        instant(row.getTimestamp("expires_at"))));
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
