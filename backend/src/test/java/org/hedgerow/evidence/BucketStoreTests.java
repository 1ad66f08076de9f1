package org.hedgerow.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.hedgerow.evidence.EvidenceSettings.ObjectStoreSettings;
import org.hedgerow.evidence.FileStore.Copy;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket keeps originals as a folder does: on a real server of the S3 protocol, with signatures that it checks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketStoreTests {

    private static final String BUCKET = "reports";
    private static final byte[] CONTENT = "a photo of a gate".getBytes(StandardCharsets.UTF_8);

    private final S3Proxy server = S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "invented", "secret of a test")
            .build();

    @BeforeAll
    void begin() throws Exception {
        server.start();
        try (var client = client()) {
            client.createBucket(make -> make.bucket(BUCKET));
        }
    }

    @AfterAll
    void end() throws Exception {
        server.stop();
    }

    @Test
    void anOriginalIsStoredOnceAndComesBackAsItWas() throws IOException {
        try (var store = store("secret of a test", Clock.systemUTC())) {
            var large = new byte[3_000_000];
            new Random(1).nextBytes(large);
            var sha256 = Digests.of(new ByteArrayInputStream(large)).sha256();
            assertThatThrownBy(() -> store.openOriginal(sha256)).isInstanceOf(FileNotFoundException.class);
            store.seal(sha256, large.length, () -> new ByteArrayInputStream(large));
            store.seal(sha256, large.length, () -> new ByteArrayInputStream(large));
            try (var back = store.openOriginal(sha256)) {
                assertThat(back).hasBinaryContent(large);
            }
        }
    }

    @Test
    void whatIsThereAlreadyIsNeverWrittenOver() throws IOException {
        try (var store = store("secret of a test", Clock.systemUTC());
                var client = client()) {
            var content = "another photo".getBytes(StandardCharsets.UTF_8);
            var digested = Digests.of(new ByteArrayInputStream(content));
            var name = "originals/" + HexFormat.of().formatHex(digested.sha256());
            client.putObject(put -> put.bucket(BUCKET).key(name), RequestBody.fromString("something else"));
            assertThatThrownBy(() ->
                            store.seal(digested.sha256(), content.length, () -> new ByteArrayInputStream(content)))
                    .isInstanceOf(IOException.class);
            assertThat(client.getObjectAsBytes(get -> get.bucket(BUCKET).key(name))
                            .asUtf8String())
                    .isEqualTo("something else");
        }
    }

    @Test
    void manyAtOnceStoreTheSame() throws IOException {
        try (var store = store("secret of a test", Clock.systemUTC())) {
            var sha256 = Digests.of(new ByteArrayInputStream(CONTENT)).sha256();
            IntStream.range(0, 6)
                    .mapToObj(each -> Beside.run(() -> {
                        try {
                            store.seal(sha256, CONTENT.length, () -> new ByteArrayInputStream(CONTENT));
                            return each;
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .toList()
                    .forEach(each -> each.join());
            try (var back = store.openOriginal(sha256)) {
                assertThat(back).hasBinaryContent(CONTENT);
            }
        }
    }

    @Test
    void partsAndCopiesComeAndGo() throws IOException {
        var known = UUID.randomUUID();
        var unknown = UUID.randomUUID();
        try (var store = store("secret of a test", Clock.systemUTC());
                var later = store("secret of a test", Clock.offset(Clock.systemUTC(), Duration.ofDays(2)))) {
            assertThat(store.hasRoomFor(1)).isTrue();
            store.putPart(known, 0, CONTENT);
            store.putPart(unknown, 7, CONTENT);
            store.tidy(known::equals);
            try (var part = store.openPart(unknown, 7)) {
                assertThat(part).as("too early").hasBinaryContent(CONTENT);
            }
            later.tidy(known::equals);
            assertThatThrownBy(() -> store.openPart(unknown, 7)).isInstanceOf(FileNotFoundException.class);
            store.dropParts(known);
            assertThatThrownBy(() -> store.openPart(known, 0)).isInstanceOf(FileNotFoundException.class);
            store.putCopy(known, Copy.THUMBNAIL, 9, () -> new ByteArrayInputStream(new byte[9]));
            store.putCopy(known, Copy.THUMBNAIL, CONTENT.length, () -> new ByteArrayInputStream(CONTENT));
            try (var copy = store.openCopy(known, Copy.THUMBNAIL, 0)) {
                assertThat(copy).hasBinaryContent(CONTENT);
            }
            try (var rest = store.openCopy(known, Copy.THUMBNAIL, 5)) {
                assertThat(rest).hasBinaryContent(Arrays.copyOfRange(CONTENT, 5, CONTENT.length));
            }
            assertThatThrownBy(() -> store.openCopy(known, Copy.WHOLE, 0)).isInstanceOf(FileNotFoundException.class);
        }
    }

    @Test
    void aStoreThatRefusesOrIsAwayIsAnErrorAndNothingIsTakenAsDone() throws IOException {
        try (var stranger = store("not the secret", Clock.systemUTC())) {
            assertThatThrownBy(() -> stranger.putPart(UUID.randomUUID(), 0, CONTENT))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(FileNotFoundException.class);
        }
        try (var nowhere = new BucketStore(
                BUCKET, new ObjectStoreSettings("http://127.0.0.1:1", "eu-west-2", "x", "x"), Clock.systemUTC())) {
            assertThatThrownBy(() -> nowhere.putPart(UUID.randomUUID(), 0, CONTENT))
                    .isInstanceOf(IOException.class);
        }
    }

    private BucketStore store(String secret, Clock clock) {
        return new BucketStore(BUCKET, new ObjectStoreSettings(address(), "eu-west-2", "invented", secret), clock);
    }

    private S3Client client() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(URI.create(address()))
                .forcePathStyle(true)
                .region(Region.EU_WEST_2)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("invented", "secret of a test")))
                .build();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getPort();
    }
}
