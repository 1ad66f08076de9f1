package org.hedgerow.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key that signs the heads. It lies outside the database, so that whoever rules the database cannot sign. */
final class HeadKey {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final PrivateKey key;
    private final PublicKey publicKey;

    private HeadKey(PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * The key in this file, made when there is none; its public half is beside it, in the same name with {@code .pub}.
     *
     * @throws IllegalStateException with one line for the operator
     */
    static HeadKey readOrMake(Path file) {
        var publicFile = file.resolveSibling(file.getFileName() + ".pub");
        try {
            if (!Files.exists(file)) {
                make(file, publicFile);
            }
            awaitPublicHalf(publicFile);
            var keys = KeyFactory.getInstance("Ed25519");
            return new HeadKey(
                    keys.generatePrivate(new PKCS8EncodedKeySpec(body(Files.readString(file)))),
                    keys.generatePublic(new X509EncodedKeySpec(body(Files.readString(publicFile)))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("The key of the audit in " + file + " cannot be read or made", e);
        }
    }

    byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every Java runtime", e);
        }
    }

    /** Whether the head was signed by this key. */
    boolean hasSigned(Head head) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey);
            signature.update(
                    Head.signedText(head.size(), head.root(), head.atMicros()).getBytes(StandardCharsets.UTF_8));
            return signature.verify(head.signature());
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every Java runtime", e);
        }
    }

    /** Whole or not at all, readable to its maker alone; when two nodes make one at once, the first one's stays. */
    private static void make(Path file, Path publicFile) throws IOException, GeneralSecurityException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var part = Files.createTempFile(
                folder,
                "audit-key",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var publicPart = part.resolveSibling(part.getFileName() + ".pub");
        try {
            Files.writeString(part, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.createLink(file, part);
            Files.writeString(publicPart, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            Files.move(publicPart, publicFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException othersWere) {
            // Another node with the same data directory has made it: that one counts.
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Whoever makes a key puts its public half there a moment after the other. */
    private static void awaitPublicHalf(Path publicFile) throws IOException {
        for (int tries = 0; !Files.exists(publicFile); tries++) {
            if (tries == 50) {
                throw new IOException("There is no " + publicFile);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        }
    }

    private static String pem(String kind, byte[] body) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(body) + "\n-----END " + kind + "-----\n";
    }

    private static byte[] body(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
