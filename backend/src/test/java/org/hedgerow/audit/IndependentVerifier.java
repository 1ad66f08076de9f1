package org.hedgerow.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** The verifier, compiled from its sources by the JDK alone and loaded apart: nothing of the application is on its class path. */
final class IndependentVerifier {

    private static final String SOURCES = "backend/audit-verifier/src/main/java";
    private static final Pattern FIRST_BAD = Pattern.compile("first bad leaf (\\d+)");

    private final Method run;

    IndependentVerifier(Path classes) {
        try (var files = Files.walk(sources())) {
            var arguments = new ArrayList<>(List.of("-d", classes.toString()));
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
            int outcome = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (outcome != 0) {
                throw new IllegalStateException("The verifier does not compile");
            }
            @SuppressWarnings("resource") // lives as long as the tests
            var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            run = loader.loadClass("org.hedgerow.verifier.VerifyAudit")
                    .getMethod("run", PrintStream.class, String[].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the checkout that holds the working directory. */
    private static Path sources() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(SOURCES))) {
                return folder.resolve(SOURCES);
            }
        }
        throw new IllegalStateException("There is no " + SOURCES + " above the working directory");
    }

    /**
     * What it answered.
     *
     * @param firstBadLeaf -1 when it named none
     */
    record Verdict(int exit, String words, long firstBadLeaf) {}

    Verdict verify(Path export, Path key, Path... places) {
        var arguments = new ArrayList<>(List.of(export.toString(), "--key", key.toString(), "--allowance", "0"));
        for (var place : places) {
            arguments.addAll(List.of("--heads", place.toString()));
        }
        return run(arguments.toArray(String[]::new));
    }

    Verdict run(String... arguments) {
        var words = new ByteArrayOutputStream();
        try {
            int exit = (int) run.invoke(null, new PrintStream(words, true, StandardCharsets.UTF_8), arguments);
            var text = words.toString(StandardCharsets.UTF_8);
            var leaf = FIRST_BAD.matcher(text);
            return new Verdict(exit, text, leaf.find() ? Long.parseLong(leaf.group(1)) : -1);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
