package org.hedgerow.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One place outside the database that keeps the heads: a directory with a file for each month, only ever added to. A line is a head and the
 * first eight bytes of each leaf hash since the line before, by which a verifier finds the very entry that was changed.
 */
final class HeadFiles {

    static final int BEGINNING = 8;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("'heads-'yyyy-MM'.txt'").withZone(ZoneOffset.UTC);
    private static final int AT_ONCE = 500;

    private final Path directory;

    HeadFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** The last head that is kept here, without its signature. */
    Optional<Head> last() throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.filter(file -> file.getFileName().toString().matches("heads-\\d{4}-\\d{2}\\.txt"))
                    .sorted()
                    .toList();
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            var line = lastWholeLine(files.get(i));
            if (line.isPresent()) {
                return line.map(text -> parse(files.get(files.size() - 1), text));
            }
        }
        return Optional.empty();
    }

    /**
     * Adds every head that is not here yet.
     *
     * @param signedBy leaves out what it did not sign, which somebody else has put into the database
     */
    void addMissing(Connection connection, HeadKey signedBy) throws IOException, SQLException {
        Files.createDirectories(directory);
        long size = last().map(Head::size).orElse(0L);
        for (var heads = after(connection, size); !heads.isEmpty(); heads = after(connection, size)) {
            for (var head : heads) {
                if (signedBy.hasSigned(head)) {
                    add(head, beginnings(connection, size, head.size()));
                    size = head.size();
                } else {
                    throw new IOException("The head of size " + head.size() + " was not signed here");
                }
            }
        }
    }

    private void add(Head head, String beginnings) throws IOException {
        var file = directory.resolve(MONTH.format(Instant.EPOCH.plus(head.atMicros(), ChronoUnit.MICROS)));
        // A line that a crash cut off is ended first, so that it spoils no other.
        var start = endsWithLine(file) ? "" : "\n";
        var line = start + head.line() + "\t" + beginnings + "\n";
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static List<Head> after(Connection connection, long size) throws SQLException {
        var heads = new ArrayList<Head>();
        try (var select =
                connection.prepareStatement("select size, root, (extract(epoch from at) * 1000000)::bigint, signature"
                        + " from audit_head where size > ? order by size limit " + AT_ONCE)) {
            select.setLong(1, size);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    heads.add(new Head(rows.getLong(1), rows.getBytes(2), rows.getLong(3), rows.getBytes(4)));
                }
            }
        }
        return heads;
    }

    private static String beginnings(Connection connection, long from, long until) throws SQLException {
        var bytes = ByteBuffer.allocate(Math.toIntExact((until - from) * BEGINNING));
        try (var select =
                connection.prepareStatement("select hash from audit_leaf where leaf >= ? and leaf < ? order by leaf")) {
            select.setLong(1, from);
            select.setLong(2, until);
            try (var rows = select.executeQuery()) {
                while (rows.next() && bytes.hasRemaining()) {
                    bytes.put(rows.getBytes(1), 0, BEGINNING);
                }
            }
        }
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private static Head parse(Path file, String line) {
        var fields = line.split("\t", -1);
        try {
            return new Head(
                    Long.parseLong(fields[0]),
                    HexFormat.of().parseHex(fields[1]),
                    Long.parseLong(fields[2]),
                    Base64.getDecoder().decode(fields[3]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException("The file of audit heads " + file + " is damaged", e);
        }
    }

    private static boolean endsWithLine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return true;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, channel.size() - 1);
            return one.get(0) == '\n';
        }
    }

    /** The last line that ends, found from the end: a file of a month may be large. */
    private static Optional<String> lastWholeLine(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long reach = 4096; ; reach *= 4) {
                long from = Math.max(0, channel.size() - reach);
                var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
                channel.read(bytes, from);
                var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
                int end = text.lastIndexOf('\n');
                var whole = end < 0 ? "" : text.substring(0, end);
                // The first line of what was read may have begun before it.
                var lines = whole.lines().skip(from == 0 ? 0 : 1).toList();
                for (int i = lines.size() - 1; i >= 0; i--) {
                    if (lines.get(i).split("\t", -1).length == 5) {
                        return Optional.of(lines.get(i));
                    }
                }
                if (from == 0) {
                    return Optional.empty();
                }
            }
        }
    }
}
