package org.hedgerow.system.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hedgerow.system.RunningHedgerow;

/** What the server's process takes of the machine, as Linux and its Java machine say it. */
final class ServerMeter {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final double TICKS_PER_SECOND = 100;

    private final long process;

    ServerMeter(RunningHedgerow hedgerow) {
        this.process = hedgerow.processId();
    }

    /** Kilobytes of memory that are its own at this moment. */
    double residentKilobytes() {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kilobytes of the heap that are in use after everything that is not has been collected. */
    double heapKilobytes() {
        jcmd("GC.run");
        double kilobytes = 0;
        for (var line : jcmd("GC.heap_info").split("\n")) {
            var used = USED.matcher(line);
            if (!line.contains("Metaspace") && !line.contains("class space") && used.find()) {
                kilobytes += Long.parseLong(used.group(1));
            }
        }
        return kilobytes;
    }

    /** Seconds of processors that it has used up since it began. */
    double processorSeconds() {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String jcmd(String command) {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var asked = new ProcessBuilder(jcmd, String.valueOf(process), command)
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            asked.waitFor();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
