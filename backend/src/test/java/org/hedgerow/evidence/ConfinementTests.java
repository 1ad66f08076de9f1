package org.hedgerow.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hedgerow.evidence.Confinement.Limits;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copying program that was taken over could still do: nothing where the machine can hold it, and what it can do elsewhere is known. */
class ConfinementTests {

    private static final Limits LIMITS = new Limits(3000, 20, 10_000, true);

    private final Confinement confinement = new Confinement();

    @TempDir
    Path folder;

    @Test
    void noConnectionCanBeOpenedWhereThereAreNamespaces() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(server.getLocalPort());
            assertThat(free("connect", port)).as("without limits").isEqualTo(Escape.OUT);
            assertThat(held("connect", port)).isEqualTo(confinement.isolates() ? Escape.HELD : Escape.OUT);
        }
    }

    @Test
    void theServersEnvironmentIsNotRead() throws IOException {
        var server = Long.toString(ProcessHandle.current().pid());
        assertThat(free("environment", server)).as("without limits").isEqualTo(Escape.OUT);
        int expected = confinement.isolates() ? Escape.HELD : Escape.OUT;
        assertThat(held("environment", server)).isEqualTo(expected);
    }

    @Test
    void aProcessThatStartsOthersIsStoppedWithAllOfThem() throws IOException {
        assertThat(held("processes", "")).isEqualTo(confinement.isolates() ? Escape.HELD : Escape.OUT);
    }

    @Test
    void aFileIsAsLargeAsItMayBe() throws IOException {
        var file = folder.resolve("written");
        assertThat(held("write", file.toString())).isNotEqualTo(Escape.OUT);
        assertThat(Files.size(file)).isLessThanOrEqualTo(10_000);
    }

    @Test
    void whatNeverEndsIsEnded() throws IOException {
        var limits = new Limits(3000, 1, 0, false);
        var ended = child().run(limits, List.of("/bin/sleep", "600"), folder, Map.of(), new byte[0], 10);
        assertThat(ended.bySignal()).isTrue();
        var busy = child().run(limits, List.of("/usr/bin/yes"), folder, Map.of(), new byte[0], 10);
        assertThat(busy.said()).hasSize(10);
    }

    /** The kernel kills what has used its processor time; a program in between must not make an error of its own of that. */
    @Test
    void whatUsesMoreProcessorTimeThanItMayIsSeenToBeKilled() throws IOException {
        var limits = new Limits(3000, 1, 0, false);
        var busy = List.of("/bin/sh", "-c", "while :; do :; done");
        assertThat(child().run(limits, busy, folder, Map.of(), new byte[0], 10).bySignal())
                .isTrue();
        var killed = List.of("/bin/sh", "-c", "kill -KILL $$");
        assertThat(child().run(limits, killed, folder, Map.of(), new byte[0], 10)
                        .code())
                .isEqualTo(128 + 9);
        var failed = List.of("/bin/sh", "-c", "exit 7");
        assertThat(child().run(limits, failed, folder, Map.of(), new byte[0], 10)
                        .code())
                .isEqualTo(7);
    }

    @Test
    void whatRunsWhenTheServerStopsIsEndedAndSaysNothingAboutItsFile() throws IOException {
        var child = child();
        var limits = new Limits(3000, 60, 0, false);
        confinement.isolates();
        long before = ProcessHandle.current().children().count();
        var running = Beside.run(() -> {
            try {
                child.run(limits, List.of("/bin/sleep", "600"), folder, Map.of(), new byte[0], 10);
                return "ended";
            } catch (IOException stopped) {
                return "stopped";
            }
        });
        while (ProcessHandle.current().children().count() == before && !running.isDone()) {
            LockSupport.parkNanos(1_000_000);
        }
        child.destroy();
        assertThat(running.join()).isEqualTo("stopped");
        assertThatThrownBy(() -> child.run(limits, List.of("/bin/true"), folder, Map.of(), new byte[0], 10))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatAStoppedServerLeftInTheTemporaryFolderGoes() throws IOException {
        var old = Files.createDirectory(folder.resolve("hedgerow-work1"));
        Files.write(old.resolve("original"), new byte[9]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        var another = Files.createDirectory(folder.resolve("hedgerow-work2"));
        var notOurs = Files.createDirectory(folder.resolve("other"));
        Files.setLastModifiedTime(notOurs, FileTime.from(Instant.EPOCH));
        Files.createSymbolicLink(folder.resolve("hedgerow-work3"), notOurs);
        WorkFolder.tidy(folder, Instant.now().minusSeconds(3600));
        assertThat(old).doesNotExist();
        assertThat(another).exists();
        assertThat(notOurs).exists();
    }

    private int held(String way, String what) throws IOException {
        return child().run(LIMITS, program(way, what), folder, Map.of(), new byte[0], 100)
                .code();
    }

    private int free(String way, String what) throws IOException {
        try {
            return new ProcessBuilder(program(way, what)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Child child() {
        return new Child(confinement);
    }

    private static List<String> program(String way, String what) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:ReservedCodeCacheSize=16m",
                "-XX:-UsePerfData",
                "-cp",
                classes(),
                Escape.class.getName(),
                way,
                what);
    }

    private static String classes() {
        try {
            return Path.of(Escape.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
