package org.hedgerow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A document that names what is no longer there is a fault like any other. */
class DocumentationTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern NAMED_PATH =
            Pattern.compile("`((?:backend|frontend|gis-data|\\.github|\\.ci)/[A-Za-z0-9._/-]+)`");

    @Test
    void everyLinkAndPathInADocumentLeadsSomewhere() throws IOException {
        var lost = new ArrayList<String>();
        for (var document : documents()) {
            var text = Files.readString(document);
            LINK.matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .filter(target -> !target.contains(":"))
                    .forEach(target -> {
                        if (!Files.exists(document.resolveSibling(target).normalize())) {
                            lost.add(ROOT.relativize(document) + " -> " + target);
                        }
                    });
            NAMED_PATH.matcher(text).results().map(match -> match.group(1)).forEach(target -> {
                if (!Files.exists(ROOT.resolve(target))) {
                    lost.add(ROOT.relativize(document) + " -> " + target);
                }
            });
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void everyModuleIsInTheTableOfTheArchitecture() throws IOException {
        var architecture = Files.readString(ROOT.resolve("backend/docs/ARCHITECTURE.md"));
        try (var packages = Files.list(ROOT.resolve("backend/src/main/java/org/hedgerow"))) {
            packages.filter(Files::isDirectory)
                    .map(module -> module.getFileName().toString())
                    .forEach(module -> assertThat(architecture).contains("| " + module + " |"));
        }
    }

    private static Iterable<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            var found = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.hedgerow/"))
                    .toList();
            assertThat(found).hasSizeGreaterThan(8);
            return found;
        }
    }
}
