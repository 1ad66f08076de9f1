package org.hedgerow.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts a program behind everything that this machine has to limit it, by small programs of util-linux that each start the next: bounds on what it takes
 * ({@code prlimit}), namespaces of its own without a network, without the processes of others and without any right outside ({@code unshare}), and no way
 * to more rights ({@code setpriv}). What is there is tried once, before the first program; what is not is said once.
 *
 * <p>The first process of the namespace is {@code timeout} of coreutils: {@code unshare} ends with an error of its own when its first process was killed, and
 * so hides that the program took more than its time; {@code timeout} says how the program ended.
 */
@Component
class Confinement {

    private static final Logger LOG = LoggerFactory.getLogger(Confinement.class);
    private static final List<String> FOLDERS = List.of("/usr/bin", "/bin");
    private static final int ENOUGH_PROCESSES = 64;
    private static final int PROBE_SECONDS = 10;

    private @Nullable Means means;

    /**
     * What one program may take.
     *
     * @param megabytes of address space
     * @param seconds of processor time
     * @param fileBytes in each file that it writes; 0 is none at all
     * @param inBackground that everything else on this machine comes first
     */
    record Limits(int megabytes, long seconds, long fileBytes, boolean inBackground) {}

    /** What there is here; each list begins a command and ends before the next one. */
    private record Means(
            Optional<String> limiter,
            List<String> namespaces,
            boolean countsProcesses,
            List<String> noPrivileges,
            Optional<String> timer,
            Optional<String> nice) {}

    /** A command that starts the program behind its limits. */
    List<String> around(Limits limits, List<String> program) {
        var here = means();
        var command = new ArrayList<String>();
        if (limits.inBackground()) {
            here.nice().ifPresent(nice -> command.addAll(List.of(nice, "-n", "10")));
        }
        command.addAll(here.namespaces());
        here.limiter().ifPresent(limiter -> {
            command.add(limiter);
            command.addAll(bounds(limits));
            if (here.countsProcesses()) {
                command.add("--nproc=" + ENOUGH_PROCESSES);
            }
            command.add("--");
        });
        command.addAll(here.noPrivileges());
        here.timer().ifPresent(timer -> command.addAll(List.of(timer, "--signal=KILL", 2 * limits.seconds() + "s")));
        command.addAll(program);
        return command;
    }

    /** Whether programs have no network here, and see no other process. */
    boolean isolates() {
        return !means().namespaces().isEmpty();
    }

    private static List<String> bounds(Limits limits) {
        return List.of(
                "--as=" + ((long) limits.megabytes() << 20),
                "--cpu=" + limits.seconds(),
                "--fsize=" + limits.fileBytes(),
                "--core=0",
                "--nofile=64");
    }

    private synchronized Means means() {
        if (means == null) {
            means = look();
        }
        return means;
    }

    private static Means look() {
        var limiter = find("prlimit");
        if (limiter.isEmpty()) {
            LOG.warn(
                    "There is no prlimit here (Debian: util-linux): copies of files are bound by their programs and by time alone");
        }
        // Without --map-user nobody in the namespace is anybody outside of it; files are still those of who started it.
        var namespaces = find("unshare")
                .map(unshare ->
                        List.of(unshare, "--user", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child", "--"))
                .filter(Confinement::works)
                .orElse(List.of());
        if (namespaces.isEmpty()) {
            LOG.warn("Programs that copy files have the network of this server: it may not make namespaces (unshare)");
        }
        var noPrivileges = find("setpriv")
                .map(setpriv -> List.of(setpriv, "--no-new-privs", "--"))
                .filter(Confinement::works)
                .orElse(List.of());
        boolean counts = limiter.isPresent() && !namespaces.isEmpty() && works(counted(namespaces, limiter.get()));
        return new Means(limiter, namespaces, counts, noPrivileges, find("timeout"), find("nice"));
    }

    /** Older kernels count all processes of a user, in and out of namespaces: the first one would be too many. */
    private static List<String> counted(List<String> namespaces, String limiter) {
        var command = new ArrayList<>(namespaces);
        command.addAll(List.of(limiter, "--nproc=" + ENOUGH_PROCESSES, "--"));
        return command;
    }

    /** With a program behind it that starts another itself. */
    private static boolean works(List<String> beginning) {
        var command = new ArrayList<>(beginning);
        command.addAll(List.of("timeout", "5", "true"));
        try {
            var builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().put("PATH", String.join(":", FOLDERS));
            var process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where a program of the system is; what is in other folders is not looked at. */
    static Optional<String> find(String name) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
