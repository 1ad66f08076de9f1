package org.hedgerow.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the server must know of files whoever asks: tables that hold nothing protected, so that no context is needed. */
@Component
class KeepingRows {

    private static final int MOST_TRIES = 20;

    private final JdbcClient jdbc;

    KeepingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a file is between its phone and the store. */
    enum Stage {
        ARRIVING,
        /** Every byte is here. */
        WHOLE,
        /** The original is in the store. */
        SEALED,
        /** The original of a video is in the store; its copy takes longer than those of pictures, which do not wait for it. */
        VIDEO,
        DONE,
        REFUSED
    }

    record Keeping(
            UUID file,
            UUID report,
            int label,
            UUID holder,
            long size,
            byte[] sha256,
            int chunks,
            byte @Nullable [] key,
            Stage stage) {

        /** Of one chunk, in bytes. */
        int bytesOf(int chunk) {
            return chunk < chunks - 1
                    ? Evidence.CHUNK_BYTES
                    : Math.toIntExact(size - (long) (chunks - 1) * Evidence.CHUNK_BYTES);
        }
    }

    Optional<Keeping> find(UUID report, UUID file) {
        return jdbc.sql("select * from evidence_keeping where file_id = :file and report_id = :report")
                .param("file", file)
                .param("report", report)
                .query((row, number) -> read(row))
                .optional();
    }

    List<Keeping> ofReport(UUID report) {
        return jdbc.sql("select * from evidence_keeping where report_id = :report order by file_id")
                .param("report", report)
                .query((row, number) -> read(row))
                .list();
    }

    /** Whether the id was free. */
    boolean add(Keeping keeping, Instant now) {
        return jdbc.sql("""
                        insert into evidence_keeping (file_id, report_id, label_id, holder, size, sha256, chunks, file_key,
                          stage, expected_at)
                        values (:file, :report, :label, :holder, :size, :sha256, :chunks, :key, :stage, :now)
                        on conflict (file_id) do nothing""")
                        .param("file", keeping.file())
                        .param("report", keeping.report())
                        .param("label", keeping.label())
                        .param("holder", keeping.holder())
                        .param("size", keeping.size())
                        .param("sha256", keeping.sha256())
                        .param("chunks", keeping.chunks())
                        .param("key", keeping.key(), java.sql.Types.BINARY)
                        .param("stage", keeping.stage().name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Writes down that a chunk is in the store, and looks whether it was the last. */
    void arrived(UUID file, int chunk) {
        jdbc.sql("insert into evidence_part (file_id, chunk) values (:file, :chunk) on conflict do nothing")
                .param("file", file)
                .param("chunk", chunk)
                .update();
        jdbc.sql(
                        "update evidence_keeping k set stage = 'WHOLE', file_key = null where file_id = :file and stage = 'ARRIVING'"
                                + " and (select count(*) from evidence_part p where p.file_id = k.file_id) = k.chunks")
                .param("file", file)
                .update();
    }

    /** The same for files whose last chunk was written down just before the server stopped. */
    void findWhole() {
        jdbc.sql("update evidence_keeping k set stage = 'WHOLE', file_key = null where stage = 'ARRIVING'"
                        + " and (select count(*) from evidence_part p where p.file_id = k.file_id) = k.chunks")
                .update();
    }

    List<Integer> missing(Keeping keeping) {
        if (keeping.stage() != Stage.ARRIVING) {
            return List.of();
        }
        return jdbc.sql("select n from generate_series(0, :last) n where not exists (select from evidence_part"
                        + " where file_id = :file and chunk = n) order by n limit " + FileReceipt.MOST_MISSING)
                .param("last", keeping.chunks() - 1)
                .param("file", keeping.file())
                .query(Integer.class)
                .list();
    }

    /**
     * Something that is at one of the stages, which for so many seconds is this process's alone; the longest waiting first.
     */
    Optional<Keeping> takeWork(Set<Stage> stages, int seconds) {
        return jdbc.sql("update evidence_keeping set worked_on_until = now() + make_interval(secs => :seconds),"
                        + " tries = tries + 1 where file_id = (select file_id from evidence_keeping"
                        + " where stage in ('WHOLE', 'SEALED', 'VIDEO') and stage in (:stages) and coalesce(worked_on_until, '-infinity') < now()"
                        + " and tries < " + MOST_TRIES
                        + " order by tries, expected_at limit 1 for update skip locked) returning *")
                .param("seconds", seconds)
                .param("stages", stages.stream().map(Stage::name).toList())
                .query((row, number) -> read(row))
                .optional();
    }

    /** What failed as often as it is tried in a row is tried again: the reason may be gone. */
    void tryAgain() {
        jdbc.sql("update evidence_keeping set tries = 0 where stage in ('WHOLE', 'SEALED', 'VIDEO') and tries >= "
                        + MOST_TRIES)
                .update();
    }

    /** What was announced so long ago that it will not come; at most some at a time, for a while this process's alone. */
    List<Keeping> outlived(Instant before) {
        return jdbc.sql(
                        "update evidence_keeping set worked_on_until = now() + interval '10 minutes' where file_id in"
                                + " (select file_id from evidence_keeping where stage = 'ARRIVING' and expected_at < :before"
                                + " and coalesce(worked_on_until, '-infinity') < now() limit 50 for update skip locked) returning *")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> read(row))
                .list();
    }

    void enter(UUID file, Stage stage) {
        jdbc.sql("update evidence_keeping set stage = :stage, file_key = null, worked_on_until = null, tries = 0"
                        + " where file_id = :file")
                .param("stage", stage.name())
                .param("file", file)
                .update();
    }

    void forgetParts(UUID file) {
        jdbc.sql("delete from evidence_part where file_id = :file")
                .param("file", file)
                .update();
    }

    boolean isKnown(UUID file) {
        return jdbc.sql("select exists (select from evidence_keeping where file_id = :file)")
                .param("file", file)
                .query(Boolean.class)
                .single();
    }

    /**
     * Originals that nobody has looked at since a time; of those that were found damaged, since another. For a while they are this process's
     * alone.
     */
    List<Keeping> toVerify(Instant before, Instant damagedBefore, int most) {
        return jdbc.sql("update evidence_keeping set worked_on_until = now() + interval '10 minutes' where file_id in"
                        + " (select file_id from evidence_keeping"
                        + " where stage in ('SEALED', 'VIDEO', 'DONE') and coalesce(verified_at, expected_at)"
                        + " < case when damaged_at is null then :before else :damaged end::timestamptz"
                        + " and coalesce(worked_on_until, '-infinity') < now()"
                        + " order by verified_at nulls first limit :most for update skip locked) returning *")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("damaged", damagedBefore.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    boolean isDamaged(UUID file) {
        return jdbc.sql("select damaged_at is not null from evidence_keeping where file_id = :file")
                .param("file", file)
                .query(Boolean.class)
                .single();
    }

    void verified(UUID file, boolean asItWas, Instant now) {
        jdbc.sql(
                        "update evidence_keeping set verified_at = :now, worked_on_until = null,"
                                + " damaged_at = case when :same then null else coalesce(damaged_at, :now) end where file_id = :file")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("same", asItWas)
                .param("file", file)
                .update();
    }

    int countDamaged() {
        return jdbc.sql("select count(*) from evidence_keeping where damaged_at is not null")
                .query(Integer.class)
                .single();
    }

    private static Keeping read(ResultSet row) throws SQLException {
        return new Keeping(
                row.getObject("file_id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getInt("label_id"),
                row.getObject("holder", UUID.class),
                row.getLong("size"),
                row.getBytes("sha256"),
                row.getInt("chunks"),
                row.getBytes("file_key"),
                Stage.valueOf(row.getString("stage")));
    }
}
