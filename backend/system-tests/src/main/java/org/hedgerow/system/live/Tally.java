package org.hedgerow.system.live;

import java.util.Arrays;

/**
 * What the clients of one reactor have heard, for that reactor's thread. A change that is told to a thousand clients in the same bytes is parsed
 * once: one process stands for a thousand machines. That the bytes are the same is looked at each time.
 */
final class Tally {

    private static final int REMEMBERED = 16;
    private static final byte[] ID = "\"id\":\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "\"version\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int UUID_LENGTH = 36;

    private record Read(byte[] bytes, long[] commits) {}

    private final Commits commits;
    private final Read[] reads = new Read[REMEMBERED];
    private int next;
    private Latencies latencies = new Latencies();
    private long deliveries;
    private long messages;
    private long bytes;

    Tally(Commits commits) {
        this.commits = commits;
    }

    /** What has been heard since the last time. */
    record Heard(Latencies latencies, long deliveries, long messages, long bytes) {

        Heard plus(Heard other) {
            var both = new Latencies();
            both.addAll(latencies);
            both.addAll(other.latencies);
            return new Heard(both, deliveries + other.deliveries, messages + other.messages, bytes + other.bytes);
        }
    }

    Heard take() {
        var heard = new Heard(latencies, deliveries, messages, bytes);
        latencies = new Latencies();
        deliveries = 0;
        messages = 0;
        bytes = 0;
        Arrays.fill(reads, null);
        return heard;
    }

    /** Counts a message that may hold changes, from where it is the same for everybody. */
    void hear(byte[] message, int from, int length, int onTheWire) {
        var changes = changes(message, from, length);
        var now = System.nanoTime();
        for (long commit : changes) {
            if (commit != 0) {
                latencies.add(now - commit);
                deliveries++;
            }
        }
        messages++;
        bytes += onTheWire;
    }

    /** Counts a message of another kind. */
    void hearOther(int onTheWire) {
        messages++;
        bytes += onTheWire;
    }

    private long[] changes(byte[] message, int from, int length) {
        for (var read : reads) {
            if (read != null
                    && read.bytes().length == length
                    && Arrays.equals(read.bytes(), 0, length, message, from, from + length)) {
                return read.commits();
            }
        }
        var read = new Read(Arrays.copyOfRange(message, from, from + length), parse(message, from, from + length));
        reads[next] = read;
        next = (next + 1) % REMEMBERED;
        return read.commits();
    }

    /** An id and the version that follows it, as features and forgets have them. */
    private long[] parse(byte[] message, int from, int to) {
        var found = new long[16];
        int count = 0;
        for (int id = find(message, from, to, ID); id >= 0; id = find(message, id, to, ID)) {
            var at = id + ID.length;
            var version = find(message, at, to, VERSION);
            if (version < 0 || at + UUID_LENGTH > to) {
                break;
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = commits.at(Scan.uuid(message, at), (int) number(message, version + VERSION.length, to));
            id = version;
        }
        return Arrays.copyOf(found, count);
    }

    static long number(byte[] message, int from, int to) {
        long number = 0;
        for (int at = from; at < to && message[at] >= '0' && message[at] <= '9'; at++) {
            number = 10 * number + message[at] - '0';
        }
        return number;
    }

    /** Where it begins, or -1. */
    static int find(byte[] message, int from, int to, byte[] wanted) {
        for (int at = from; at <= to - wanted.length; at++) {
            if (message[at] == wanted[0] && Arrays.equals(message, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
