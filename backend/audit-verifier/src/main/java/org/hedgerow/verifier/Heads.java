package org.hedgerow.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every head of all places together, by size, and the beginnings of the leaves where they are known.
 *
 * <p>A head whose root is the one that the entries give, and that lies before a signed one for which that is so too, is vouched for by the later
 * one: a tree has one beginning of each size. So the last signature of each place is always checked, that of any head that does not agree with
 * the entries or with another place, and of all others a thousand, evenly spread.
 */
final class Heads {

    private static final int SPREAD = 1000;

    private final TreeMap<Long, SignedHead> bySize = new TreeMap<>();
    private final PublicKey key;
    private long[] beginnings = new long[0];
    private boolean[] known = new boolean[0];

    /**
     * @param directories places that kept heads; what one lacks, another may have
     * @param keyFile the public key, as PEM
     * @throws Finding when two heads that were both signed say different things of one size
     */
    static Heads read(List<Path> directories, Path keyFile) throws IOException, GeneralSecurityException, Finding {
        var heads = new Heads(publicKey(keyFile));
        for (var directory : directories) {
            heads.readPlace(directory);
        }
        int step = heads.bySize.size() / SPREAD + 1;
        int nth = 0;
        for (var head : heads.bySize.values()) {
            if (nth++ % step == 0) {
                heads.mustBeSigned(head);
            }
        }
        return heads;
    }

    private Heads(PublicKey key) {
        this.key = key;
    }

    /** @throws Finding when it is not signed by the key */
    void mustBeSigned(SignedHead head) throws GeneralSecurityException, Finding {
        if (!head.isSignedBy(key)) {
            throw new Finding(-1, "the head of size " + head.size() + " is not signed by this key");
        }
    }

    private static PublicKey publicKey(Path file) throws IOException, GeneralSecurityException {
        var body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private void readPlace(Path directory) throws IOException, GeneralSecurityException, Finding {
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.filter(file -> file.getFileName().toString().matches("heads-\\d{4}-\\d{2}\\.txt"))
                    .sorted()
                    .toList();
        }
        SignedHead last = null;
        for (var file : files) {
            var text = Files.readString(file);
            // A last line without an end was being written when the machine stopped.
            for (var line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                if (line.chars().filter(each -> each == '\t').count() == 4) {
                    var head = read(line, file);
                    take(head, last == null ? 0 : last.size());
                    last = head;
                }
            }
        }
        if (last != null) {
            mustBeSigned(last);
        }
    }

    private static SignedHead read(String line, Path file) throws Finding {
        try {
            return SignedHead.parse(line);
        } catch (IllegalArgumentException e) {
            throw new Finding(-1, "the file of heads " + file + " is damaged: " + e.getMessage());
        }
    }

    private void take(SignedHead head, long before) throws GeneralSecurityException, Finding {
        var other = bySize.putIfAbsent(head.size(), head);
        if (other != null && !other.saysTheSameAs(head)) {
            mustBeSigned(head);
            mustBeSigned(other);
            throw new Finding(-1, "two signed heads of size " + head.size() + " contradict each other");
        }
        var bytes = ByteBuffer.wrap(head.beginnings());
        if (bytes.remaining() == (head.size() - before) * SignedHead.BEGINNING) {
            remember(before, bytes);
        }
    }

    private void remember(long from, ByteBuffer bytes) {
        int end = Math.toIntExact(from + bytes.remaining() / SignedHead.BEGINNING);
        if (end > known.length) {
            int room = Math.max(end, Math.min(Integer.MAX_VALUE - 8, known.length + known.length / 2));
            beginnings = Arrays.copyOf(beginnings, room);
            known = Arrays.copyOf(known, room);
        }
        for (int leaf = (int) from; leaf < end; leaf++) {
            beginnings[leaf] = bytes.getLong();
            known[leaf] = true;
        }
    }

    TreeMap<Long, SignedHead> bySize() {
        return bySize;
    }

    boolean knows(long leaf) {
        return leaf < known.length && known[(int) leaf];
    }

    /** Whether a leaf hash begins as it did when it was sealed. */
    boolean beginsSo(long leaf, byte[] hash) {
        return beginnings[(int) leaf] == ByteBuffer.wrap(hash).getLong();
    }
}
