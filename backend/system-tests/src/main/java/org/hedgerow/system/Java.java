package org.hedgerow.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which Java machine runs the application, and how. */
public record Java(Path home, List<String> options) {

    public Java {
        options = List.copyOf(options);
    }

    /** The Java machine of this process, quick to start: for tests, which care for nothing else. */
    public static Java forTests() {
        return new Java(Path.of(System.getProperty("java.home")), List.of("-Xmx400m", "-XX:TieredStopAtLevel=1"))
                .likeTheLauncher();
    }

    /**
     * The Java machine of this process with the launcher's flags and start-up archive, which it hands on in HEDGEROW_JAVA_FLAGS
     * and HEDGEROW_ARCHIVE_FLAG: for measuring.
     */
    public static Java asLaunched() {
        var java = new Java(Path.of(System.getProperty("java.home")), List.of());
        var flags = System.getenv("HEDGEROW_JAVA_FLAGS");
        if (flags == null || flags.isBlank()) {
            return java.with("-Xms64m").with("-Xmx400m").likeTheLauncher();
        }
        for (var flag : flags.strip().split("\\s+")) {
            java = java.with(flag);
        }
        // One flag, whatever stands in the path that it names.
        var archive = System.getenv().getOrDefault("HEDGEROW_ARCHIVE_FLAG", "");
        return archive.isBlank() ? java : java.with(archive);
    }

    /** The same with one more option. */
    public Java with(String option) {
        var more = new ArrayList<>(options);
        more.add(option);
        return new Java(home, more);
    }

    private Java likeTheLauncher() {
        return with("-XX:+UseSerialGC")
                .with("-XX:MaxMetaspaceSize=256m")
                .with("-XX:ReservedCodeCacheSize=96m")
                .with("-Djava.awt.headless=true");
    }

    List<String> command(Path application, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(application.toString());
        command.addAll(arguments);
        return command;
    }
}
