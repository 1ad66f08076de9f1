package org.hedgerow.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The checkout that the tests run in: its files, and its launcher as a process. */
final class Checkout {

    static final Path TOP = top();

    private Checkout() {}

    /** How a process ended and what it said. */
    record Outcome(int exit, String out, String err) {}

    static String read(String file) {
        try {
            return Files.readString(TOP.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    /** The first group of the one place where the pattern is found. */
    static String one(String text, String pattern) {
        var matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("nothing matches " + pattern);
        }
        return matcher.group(1);
    }

    static List<String> all(String text, String pattern) {
        var found = new TreeSet<String>();
        var matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return List.copyOf(found);
    }

    static Outcome launch(Path launcher, Path from, Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        return run(from, settings, command);
    }

    static Outcome run(Path from, Map<String, String> settings, List<String> command)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("launcher", ".out");
        var err = Files.createTempFile("launcher", ".err");
        var builder = new ProcessBuilder(command)
                .directory(from.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HEDGEROW_"));
        builder.environment().putAll(settings);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroy();
            throw new AssertionError(command + " did not end; so far it said " + Files.readString(err));
        }
        var outcome = new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }

    private static Path top() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("hedgerow"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the tests do not run inside a checkout");
        }
        return folder;
    }
}
