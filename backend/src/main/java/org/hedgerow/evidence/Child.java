package org.hedgerow.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hedgerow.evidence.Confinement.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Runs a program that decodes what a stranger sent: once, without a shell, without an environment, behind {@link Confinement}. Whatever it is at when its
 * time is over, it is killed by its handle.
 */
@Component
class Child implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    private static final int BY_SIGNAL = 128;

    private final Confinement confinement;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Child(Confinement confinement) {
        this.confinement = confinement;
    }

    /**
     * How it ended.
     *
     * @param code as a shell has it: above 128 by a signal
     * @param said all that it wrote to its standard output, to a bound
     */
    record Ended(int code, byte[] said) {

        boolean bySignal() {
            return code > BY_SIGNAL;
        }
    }

    /**
     * @param folder in which it starts
     * @param environment all of it
     * @param input on its standard input
     * @param most bytes that it may say
     * @throws IOException when it did not start, or was ended because the server stops
     */
    Ended run(Limits limits, List<String> program, Path folder, Map<String, String> environment, byte[] input, int most)
            throws IOException {
        var builder = new ProcessBuilder(confinement.around(limits, program))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        running.add(process);
        if (stopped) {
            process.destroyForcibly();
        }
        var killer = CompletableFuture.delayedExecutor(limits.seconds() * 2, TimeUnit.SECONDS);
        var overdue = CompletableFuture.runAsync(process::destroyForcibly, killer);
        try {
            hand(process, input);
            byte[] said;
            try (var out = process.getInputStream()) {
                said = out.readNBytes(most);
            }
            int code = process.waitFor();
            if (stopped) {
                throw new IOException("The server stops");
            }
            return new Ended(code, said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } finally {
            overdue.cancel(false);
            process.destroyForcibly();
            running.remove(process);
        }
    }

    /** What runs is ended and says nothing about its file, which is begun again by whatever server is next. */
    @Override
    public void destroy() {
        stopped = true;
        running.forEach(Process::destroyForcibly);
    }

    private static void hand(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException itHasEnded) {
            LOG.debug("A program did not take all of its input");
        }
    }
}
