package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** The look that all pages are given sees what is wrong, as often as it is taken. */
class EasyToUseTests {

    private static final String GOOD = """
            <!DOCTYPE html><html lang="en"><head><title>A gate</title></head>
            <body><main><h1>A gate</h1><label>Name <input id="name"></label><p id="words">Shut it</p></main></body></html>""";

    @Test
    void whatHidesFromSomebodyIsFound() {
        try (var chromium = Chromium.launch();
                var context = chromium.desk(ColorScheme.LIGHT)) {
            var page = context.newPage();
            page.setContent(GOOD);
            assertThatCode(() -> EasyToUse.assertNothingSerious(page, "good")).doesNotThrowAnyException();
            page.evaluate("() => { document.querySelector('#words').style.color = '#eee'; }");
            assertThatThrownBy(() -> EasyToUse.assertNothingSerious(page, "pale words"))
                    .hasMessageContaining("pale words")
                    .hasMessageContaining("color-contrast")
                    .hasMessageContaining("Shut it");
            page.setContent(GOOD.replace("<label>Name ", "<label></label><label>"));
            assertThatThrownBy(() -> EasyToUse.assertNothingSerious(page, "a field without a name"))
                    .hasMessageContaining("label: <input");
            page.setContent(GOOD.replace("</main>", "</main><iframe title=\"Another page\"></iframe>"));
            assertThatThrownBy(() -> EasyToUse.assertNothingSerious(page, "a frame"))
                    .hasMessageContaining("a frame: axe looks into no frame");
        }
    }
}
