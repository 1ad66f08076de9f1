package org.hedgerow.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the receipts of clients that were told to forget an incident. */
@Component
public class RecallReceipts {

    /** What a client did. */
    public enum Kind {
        TOLD,
        ACKNOWLEDGED
    }

    /**
     * What one client did about one recall.
     *
     * @param labelLeft the label under which the client's audience had read the incident; its owner may read the receipt
     * @param version of the incident as it left
     * @param client one open page, at random
     */
    public record Receipt(
            UUID incident,
            int version,
            int labelLeft,
            UUID client,
            UUID organisation,
            UUID person,
            Kind kind,
            Instant at) {}

    private final Access access;
    private final JdbcTemplate jdbc;

    RecallReceipts(Access access, JdbcTemplate jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /** Adds receipts; one that is there already stays as it is. */
    public void add(Collection<Receipt> receipts) {
        var labels = new HashMap<Integer, Integer>();
        for (var receipt : receipts) {
            labels.computeIfAbsent(receipt.labelLeft(), this::labelOfOwner);
        }
        access.importing(
                labels.values(),
                () -> jdbc.batchUpdate("""
                                insert into recall_receipt (incident_id, version, label_id, client, organisation_id,
                                  person_id, kind, at)
                                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", receipts, 1_000, (row, receipt) -> {
                    row.setObject(1, receipt.incident());
                    row.setInt(2, receipt.version());
                    row.setInt(3, labels.get(receipt.labelLeft()));
                    row.setObject(4, receipt.client());
                    row.setObject(5, receipt.organisation());
                    row.setObject(6, receipt.person());
                    row.setString(7, receipt.kind().name());
                    row.setObject(8, receipt.at().atOffset(ZoneOffset.UTC));
                }));
    }

    private int labelOfOwner(int labelLeft) {
        var terms = Recalls.labelOf(access.termsOf(labelLeft).ownerOrganisation());
        return access.labelsOf(java.util.List.of(terms)).get(terms);
    }
}
