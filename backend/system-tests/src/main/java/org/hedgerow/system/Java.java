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

    /** The Java machine of this process with the launcher's settings: for measuring. */
    public static Java asLaunched() {
        return new Java(Path.of(System.getProperty("java.home")), List.of("-Xms64m", "-Xmx400m")).likeTheLauncher();
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
