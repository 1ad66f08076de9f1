package org.hedgerow.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals the audit every few seconds and takes the heads outside the database. Before it goes on, it looks whether the tree still is the one whose
 * head was given out last; when it is not, or when no place takes a head, it says so by the application's health and seals nothing more.
 */
@Component
@Profile("!command")
class AuditSealing {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);

    private static final long GIVING_OUT = 0x6865_6467_6865_6164L;

    private final DataSource auditor;
    private final List<HeadFiles> places;
    private final AuditSettings settings;
    private @Nullable HeadKey key;
    private volatile @Nullable String trouble;

    @Autowired
    AuditSealing(AuditConnection connection, AuditSettings settings) {
        this(connection.dataSource(), settings);
    }

    AuditSealing(DataSource auditor, AuditSettings settings) {
        this.auditor = auditor;
        this.settings = settings;
        this.places = settings.heads().stream().map(HeadFiles::new).toList();
    }

    /** What keeps the audit from being sealed and given out, in words for the operator; null when nothing does. */
    @Nullable String trouble() {
        return trouble;
    }

    @Scheduled(fixedDelay = 5000, initialDelay = 1000)
    void seal() {
        String found;
        try {
            found = sealAll();
        } catch (SQLException | RuntimeException e) {
            found = "the audit cannot be sealed (" + e.getClass().getSimpleName() + ")";
        }
        if (found != null && !found.equals(trouble)) {
            LOG.error("Audit: {}", found);
        } else if (found == null && trouble != null) {
            LOG.info("Audit: sealed again");
        }
        trouble = found;
    }

    private @Nullable String sealAll() throws SQLException {
        var signing = key();
        try (var connection = auditor.getConnection()) {
            connection.setAutoCommit(false);
            for (var place : places) {
                var broken = contradiction(connection, place);
                if (broken != null) {
                    return broken;
                }
            }
            var sealer = new AuditSealer(signing);
            boolean more = true;
            String failed = null;
            while (more && failed == null) {
                more = sealer.seal(connection).isPresent();
                failed = giveOut(connection, signing);
            }
            return failed;
        }
    }

    /** Whether the tree begins with what was given out last. */
    private static @Nullable String contradiction(Connection connection, HeadFiles place) throws SQLException {
        try {
            var last = place.last();
            if (last.isEmpty()) {
                return null;
            }
            var tree = new AuditTree(connection);
            var head = last.get();
            boolean same = tree.size() >= head.size() && Arrays.equals(tree.root(head.size()), head.root());
            return same ? null : "the audit in the database is not the one whose heads are in " + place.directory();
        } catch (IOException e) {
            return null; // whether a place can be used at all is told when a head is given out
        } finally {
            connection.rollback();
        }
    }

    private @Nullable String giveOut(Connection connection, HeadKey signing) throws SQLException {
        String failed = null;
        int taken = 0;
        for (var place : places) {
            try {
                // Nodes may share the place: each line is written once. Given back when the transaction ends, below.
                try (var statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_xact_lock(" + GIVING_OUT + ")");
                }
                place.addMissing(connection, signing);
                taken++;
            } catch (IOException e) {
                failed = "no signed head can be kept in " + place.directory();
                LOG.debug("Audit head not kept", e);
            } finally {
                connection.rollback();
            }
        }
        return taken == 0 ? Objects.requireNonNull(failed) : null;
    }

    private HeadKey key() {
        if (key == null) {
            key = HeadKey.readOrMake(settings.key());
        }
        return key;
    }
}
