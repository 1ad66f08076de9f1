package org.hedgerow.evidence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hedgerow.evidence.EvidenceSettings.ObjectStoreSettings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Files in a bucket of a store that speaks the S3 protocol, for several nodes. An original is put on the condition that nothing has its name, with its
 * SHA-256 for the store to compare; what keeps anybody from deleting it is the bucket's own lock, which is its operator's to set.
 */
final class BucketStore implements FileStore {

    private static final String SEALED = "application/octet-stream";
    private static final int TAKEN = 412;
    private static final int AT_THE_SAME_TIME = 409;
    private static final Duration KEEP_LEFTOVERS = Duration.ofDays(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final S3Client client;
    private final String bucket;
    private final Clock clock;

    BucketStore(String bucket, ObjectStoreSettings settings, Clock clock) {
        this.bucket = bucket;
        this.clock = clock;
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(LONGEST_WAIT)
                        .socketTimeout(LONGEST_WAIT))
                .region(Region.of(settings.region()))
                // Not every store knows the checksums that Amazon's adds by itself; ours is said with each original.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(
                        settings.keyId().isEmpty()
                                ? DefaultCredentialsProvider.builder().build()
                                : StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(settings.keyId(), settings.secret())));
        if (!settings.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
        }
        this.client = builder.build();
    }

    /** A bucket has no end that we know of. */
    @Override
    public boolean hasRoomFor(long bytes) {
        return true;
    }

    @Override
    public void putPart(UUID file, int part, byte[] bytes) throws IOException {
        put(partName(file, part), bytes);
    }

    @Override
    public InputStream openPart(UUID file, int part) throws IOException {
        return open(partName(file, part));
    }

    @Override
    public void dropParts(UUID file) throws IOException {
        asked(() -> {
            for (var part : client.listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix("arriving/" + file + "/"))
                    .contents()) {
                client.deleteObject(delete -> delete.bucket(bucket).key(part.key()));
            }
            return bucket;
        });
    }

    @Override
    public void tidy(Predicate<UUID> known) throws IOException {
        var before = clock.instant().minus(KEEP_LEFTOVERS);
        asked(() -> {
            for (var part : client.listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix("arriving/"))
                    .contents()) {
                if (part.lastModified().isBefore(before) && isNobodys(part, known)) {
                    client.deleteObject(delete -> delete.bucket(bucket).key(part.key()));
                }
            }
            return bucket;
        });
    }

    private static boolean isNobodys(S3Object part, Predicate<UUID> known) {
        try {
            return !known.test(UUID.fromString(part.key().split("/", -1)[1]));
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
    }

    @Override
    public void seal(byte[] sha256, long size, Opening content) throws IOException {
        var name = originalName(sha256);
        try {
            asked(() -> client.putObject(
                    put -> put.bucket(bucket)
                            .key(name)
                            .contentType(SEALED)
                            .contentLength(size)
                            .checksumSHA256(Base64.getEncoder().encodeToString(sha256))
                            .ifNoneMatch("*"),
                    RequestBody.fromContentProvider(() -> opened(content), size, SEALED)));
        } catch (Refused e) {
            if (e.status != TAKEN && e.status != AT_THE_SAME_TIME) {
                throw e;
            }
        }
        // What is there now, by whomever it was put, is what it should be, or it is not sealed.
        try (var stored = open(name)) {
            var digested = Digests.of(stored);
            if (digested.size() != size || !Arrays.equals(digested.sha256(), sha256)) {
                throw new IOException("An original in the store is not what was sealed: " + name);
            }
        }
    }

    private static InputStream opened(Opening content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream openOriginal(byte[] sha256) throws IOException {
        return open(originalName(sha256));
    }

    @Override
    public void putCopy(UUID file, Copy which, long size, Opening content) throws IOException {
        asked(() -> client.putObject(
                put -> put.bucket(bucket).key(copyName(file, which)),
                RequestBody.fromContentProvider(() -> opened(content), size, SEALED)));
    }

    @Override
    public InputStream openCopy(UUID file, Copy which, long from) throws IOException {
        if (from == 0) {
            return open(copyName(file, which));
        }
        return asked(() -> client.getObject(
                get -> get.bucket(bucket).key(copyName(file, which)).range("bytes=" + from + "-")));
    }

    @Override
    public void close() {
        client.close();
    }

    private void put(String name, byte[] bytes) throws IOException {
        asked(() -> client.putObject(put -> put.bucket(bucket).key(name), RequestBody.fromBytes(bytes)));
    }

    private InputStream open(String name) throws IOException {
        return asked(() -> client.getObject(get -> get.bucket(bucket).key(name)));
    }

    private static String partName(UUID file, int part) {
        return "arriving/" + file + "/" + part;
    }

    private static String originalName(byte[] sha256) {
        return "originals/" + HexFormat.of().formatHex(sha256);
    }

    private static String copyName(UUID file, Copy which) {
        return "copies/" + file + "." + which.word();
    }

    /** What a store says is told as everything else that reading and writing may meet. */
    private static <T> T asked(Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (NoSuchKeyException e) {
            var missing = new FileNotFoundException("Not in the store");
            missing.initCause(e);
            throw missing;
        } catch (S3Exception e) {
            throw new Refused(e);
        } catch (SdkException | UncheckedIOException e) {
            throw new IOException("The store does not answer", e);
        }
    }

    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(S3Exception cause) {
            super("The store refused with " + cause.statusCode(), cause);
            this.status = cause.statusCode();
        }
    }
}
