package org.hedgerow.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Goes once through an export. An entry is as it was sealed when its leaf begins as the heads' files say and the root at the next head is the
 * signed one; a personal value, when it is the one that its commitment was made of, or was erased by an entry that says so.
 */
final class Verification {

    /** Before every time, and far enough from the end of the numbers to count with. */
    private static final long NO_TIME = Long.MIN_VALUE / 2;

    private static final HexFormat HEX = HexFormat.of();

    private final Heads heads;
    private final TreeMap<Long, SignedHead> open;
    private final long allowanceMicros;
    private final GrowingTree tree = new GrowingTree();
    /** Values that are not there, by entry and name, with the leaf: an erasure may still come. */
    private final TreeMap<Long, List<String>> missing = new TreeMap<>();

    private final Set<String> erased = new HashSet<>();
    private long headBefore;
    private long headTimeBefore = NO_TIME;
    private long highestOfOldHeads = Long.MIN_VALUE;
    private long highest = Long.MIN_VALUE;
    private final List<long[]> recentHeads = new ArrayList<>();
    private boolean hasUnsealed;

    /**
     * @param allowanceMicros how much later than it was written an entry may become visible: the longest transaction, and the difference
     *     between two clocks
     */
    Verification(Heads heads, long allowanceMicros) {
        this.heads = heads;
        this.open = new TreeMap<>(heads.bySize());
        this.allowanceMicros = allowanceMicros;
    }

    /** What was verified. */
    record Outcome(long entries, long sealed, int heads, long lastHeadMicros) {}

    /**
     * @throws Finding for the first entry that is not as it was sealed
     * @throws IllegalArgumentException when this is no whole export
     */
    Outcome verify(BufferedReader export) throws IOException, GeneralSecurityException, Finding {
        if (!"hedgerow-audit-export\t1".equals(export.readLine())) {
            throw new IllegalArgumentException("this is no export of an audit, or one of another version");
        }
        long entries = 0;
        String line;
        while ((line = export.readLine()) != null && !line.startsWith("end\t")) {
            entry(ExportedEntry.parse(line), export);
            entries++;
        }
        if (!("end\t" + entries).equals(line)) {
            throw new IllegalArgumentException("the export breaks off");
        }
        if (!open.isEmpty()) {
            throw new Finding(
                    tree.size(),
                    "the end is cut off: there are " + tree.size() + " sealed entries, and a head of " + open.lastKey()
                            + " was signed; the first that is missing is leaf " + tree.size());
        }
        for (var value : missing.entrySet()) {
            for (var name : value.getValue()) {
                if (!erased.contains(name)) {
                    throw new Finding(
                            value.getKey(),
                            "leaf " + value.getKey() + ", value " + name
                                    + " (entry:value), was taken away, and no erasure says so");
                }
            }
        }
        return new Outcome(entries, headBefore, heads.bySize().size(), headTimeBefore);
    }

    private void entry(ExportedEntry entry, BufferedReader rest) throws Finding, IOException, GeneralSecurityException {
        if (entry.leaf() < 0) {
            hasUnsealed = true;
            young(entry);
        } else {
            sealed(entry, rest);
        }
        personalValues(entry);
        if (entry.isErasure()) {
            erased.addAll(Arrays.asList(entry.erased()));
        }
    }

    private void sealed(ExportedEntry entry, BufferedReader rest)
            throws Finding, IOException, GeneralSecurityException {
        long leaf = tree.size();
        if (hasUnsealed || entry.leaf() < leaf) {
            throw new Finding(
                    leaf, "entry " + entry.number() + " is out of place: it calls itself leaf " + entry.leaf());
        }
        if (entry.leaf() > leaf) {
            throw new Finding(leaf, "leaf " + leaf + " is missing; the next entry is " + entry.number());
        }
        var hash = tree.leaf(entry.sealed().getBytes(StandardCharsets.UTF_8));
        if (heads.knows(leaf) && !heads.beginsSo(leaf, hash)) {
            throw new Finding(leaf, changed(leaf, entry, hash, rest));
        }
        tree.add(hash);
        order(entry);
        var head = open.get(tree.size());
        if (head != null) {
            head(head);
        } else if (open.isEmpty()) {
            young(entry); // sealed a moment ago: its head is on the way
        }
    }

    private void head(SignedHead head) throws Finding, GeneralSecurityException {
        if (!Arrays.equals(tree.root(), head.root())) {
            heads.mustBeSigned(head);
            throw new Finding(
                    headBefore,
                    "an entry from leaf " + headBefore + " to " + (head.size() - 1)
                            + " is not as it was sealed: the root is another than the signed one");
        }
        if (head.atMicros() < headTimeBefore) {
            throw new Finding(headBefore, "the head of size " + head.size() + " was signed before the one before it");
        }
        open.remove(head.size());
        recentHeads.add(new long[] {head.atMicros(), highest});
        headBefore = head.size();
        headTimeBefore = head.atMicros();
    }

    /** Neither the time nor the number of an entry can lie before what was sealed long before it. */
    private void order(ExportedEntry entry) throws Finding {
        var next = open.ceilingEntry(tree.size());
        var where = "leaf " + (tree.size() - 1) + ", entry " + entry.number() + ", ";
        if (entry.atMicros() < headTimeBefore - allowanceMicros) {
            throw new Finding(tree.size() - 1, where + "is backdated: it is older than the head before it");
        }
        if (next != null && entry.atMicros() > next.getValue().atMicros() + allowanceMicros) {
            throw new Finding(tree.size() - 1, where + "is dated later than the head that covers it");
        }
        while (!recentHeads.isEmpty() && recentHeads.get(0)[0] < entry.atMicros() - allowanceMicros) {
            highestOfOldHeads = recentHeads.remove(0)[1];
        }
        if (entry.number() <= highestOfOldHeads) {
            throw new Finding(
                    tree.size() - 1, where + "has a number that was passed long before: the count was set back");
        }
        highest = Math.max(highest, entry.number());
    }

    /** What no head covers yet must be as young as that. */
    private void young(ExportedEntry entry) throws Finding {
        if (entry.atMicros() < headTimeBefore - allowanceMicros) {
            throw new Finding(
                    headBefore,
                    "entry " + entry.number()
                            + " is older than the last head, which does not cover it: it was put in later, or kept from being sealed");
        }
        if (entry.number() <= highestOfOldHeads) {
            throw new Finding(
                    headBefore,
                    "entry " + entry.number()
                            + " is not covered by a head and has a number that was passed long before: it was put in later");
        }
    }

    private void personalValues(ExportedEntry entry) throws Finding {
        long leaf = entry.leaf() < 0 ? tree.size() : entry.leaf();
        for (int i = 0; i < ExportedEntry.values(); i++) {
            var name = entry.number() + ":" + ExportedEntry.nameOf(i);
            boolean isThere = !entry.salt(i).isEmpty();
            boolean wasThere = !entry.commitment(i).isEmpty();
            if (isThere && !(wasThere && commitmentOf(entry, i).equals(entry.commitment(i)))) {
                throw new Finding(
                        leaf,
                        "leaf " + leaf + ", entry " + entry.number() + ": the " + ExportedEntry.nameOf(i)
                                + " is not the one that was sealed");
            }
            if (!isThere && !entry.value(i).isEmpty()) {
                throw new Finding(
                        leaf,
                        "leaf " + leaf + ", entry " + entry.number() + ": the " + ExportedEntry.nameOf(i)
                                + " has no salt");
            }
            if (wasThere && !isThere) {
                missing.computeIfAbsent(leaf, none -> new ArrayList<>()).add(name);
            }
        }
    }

    private String commitmentOf(ExportedEntry entry, int value) {
        try {
            return HEX.formatHex(tree.hash(
                    HEX.parseHex(entry.salt(value)), entry.value(value).getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Says, where the rest of the export tells, whether the entry was changed, put in before its time, or moved up by one that is missing. */
    private String changed(long leaf, ExportedEntry entry, byte[] hash, BufferedReader rest) throws IOException {
        var where = "leaf " + leaf + " is not as it was sealed: ";
        if (heads.knows(leaf + 1) && heads.beginsSo(leaf + 1, hash)) {
            return where + "the entry that was there is missing, and entry " + entry.number() + " has moved up";
        }
        var next = rest.readLine();
        if (next != null && !next.startsWith("end\t")) {
            var after = ExportedEntry.parse(next);
            if (heads.beginsSo(leaf, tree.leaf(after.sealed().getBytes(StandardCharsets.UTF_8)))) {
                return where + "entry " + entry.number() + " was put in before entry " + after.number();
            }
        }
        return where + "entry " + entry.number() + " was changed or exchanged";
    }
}
