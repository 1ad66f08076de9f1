package org.hedgerow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A file that the report page needs and the phone has not is a page that does not open where there is no signal. */
class ShellListTests {

    private static final Path CLIENT = Path.of("..", "frontend/src/main/resources/META-INF/resources");

    private static final List<String> PAGES =
            List.of("/report.html", "/report-cy.html", "/receipt.html", "/receipt-cy.html");

    private static final Pattern TAG = Pattern.compile("<(?:script|link|img)\\b[^>]*>");
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\\s*'(\\.{0,2}/[\\w./-]+\\.js)'");
    private static final Pattern WRITTEN_OUT =
            Pattern.compile("['`](/(?:css|webjars|icons|report)/[\\w./-]+\\.(?:css|svg|js|json))['`]");
    private static final Pattern WORDS = Pattern.compile("loadWords\\(([^)]*)\\)");
    private static final Pattern AREA = Pattern.compile("'([a-z]+)'");

    /** The browser itself looks at it, and needs it no more once Hedgerow is on the home screen. */
    private static final Set<String> MANIFESTS = Set.of("/manifest.webmanifest", "/manifest-cy.webmanifest");

    @Test
    void whatThePhoneKeepsIsWhatTheReportPagesNeedAndNothingElse() throws IOException {
        var needed = new TreeSet<String>();
        for (var page : PAGES) {
            need(page, needed);
        }
        var kept = new JsonMapper().readValue(Files.readString(CLIENT.resolve("js/field/shell.json")), String[].class);
        assertThat(kept).containsExactlyElementsOf(needed);
    }

    @Test
    void theSizeOfTheMapThatIsSaidBeforeItIsKeptIsItsSize() throws IOException {
        var base = Path.of("..", "gis-data/src/main/resources/META-INF/resources/gis/base");
        long bytes = Files.size(base.resolve("land.geojson")) + Files.size(base.resolve("places.geojson"));
        assertThat(Files.readString(CLIENT.resolve("js/field/patch.js")).replace("_", ""))
                .contains("PATCHBYTES = " + bytes + ";");
    }

    private static void need(String path, TreeSet<String> needed) throws IOException {
        if (MANIFESTS.contains(path) || !needed.add(path) || path.startsWith("/webjars/")) {
            return;
        }
        var text = Files.readString(CLIENT.resolve(path.substring(1)));
        if (path.endsWith(".html")) {
            for (var tag : TAG.matcher(text).results().toList()) {
                all(ADDRESS, tag.group(), path, needed);
            }
        } else if (path.endsWith(".js")) {
            all(IMPORT, text, path, needed);
            all(WRITTEN_OUT, text, path, needed);
            for (var loaded : WORDS.matcher(text).results().toList()) {
                for (var area : AREA.matcher(loaded.group(1)).results().toList()) {
                    need("/words/" + area.group(1) + ".en.json", needed);
                    need("/words/" + area.group(1) + ".cy.json", needed);
                }
            }
        } else if (path.endsWith(".css")) {
            assertThat(text).as(path).doesNotContain("@import").doesNotContainPattern("url\\((?!['\"]?(data:|#))");
        }
    }

    private static void all(Pattern pattern, String text, String from, TreeSet<String> needed) throws IOException {
        for (var found : pattern.matcher(text).results().toList()) {
            need(Path.of(from).resolveSibling(found.group(1)).normalize().toString(), needed);
        }
    }
}
