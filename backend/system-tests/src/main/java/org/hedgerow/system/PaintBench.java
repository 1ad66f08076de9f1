package org.hedgerow.system;

import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;

/**
 * From a report to its paint in another browser, with 200 clients connected: one real browser that paints, 199 sockets that
 * listen. The browser notes the moment itself, in the frame after the row is in the page; both clocks are this machine's.
 */
final class PaintBench {

    private static final int CLIENTS = 200;
    private static final int SOCKETS_OF_ONE_PERSON = 8;
    private static final int REPORTS = 60;
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String OBSERVE = """
            () => {
              globalThis.painted = {};
              const seen = (row) => {
                const id = row.dataset?.incidentId;
                if (!id || globalThis.painted[id]) return;
                globalThis.painted[id] = -1;
                requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.painted[id] = Date.now(); }));
              };
              new MutationObserver((changes) => {
                for (const change of changes) for (const row of change.addedNodes) seen(row);
              }).observe(document.querySelector('[data-test=list]'), { childList: true });
            }""";

    private final Figures figures;
    private final RunningHedgerow hedgerow;
    private final Settlement settlement;
    private final String force;

    PaintBench(Figures figures, RunningHedgerow hedgerow, Settlement settlement, String force) {
        this.figures = figures;
        this.hedgerow = hedgerow;
        this.settlement = settlement;
        this.force = force;
    }

    void measure() {
        var login = settlement.person(force, "OFFICER");
        var streams = listeners();
        try (var chromium = Chromium.launch();
                var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, hedgerow.address().toString(), MapPage.NEAR_THE_BORDER, login);
            map.page().locator("[data-test=list]").waitFor();
            map.page().evaluate(OBSERVE);
            var reporter = settlement.signIn(settlement.person(force, "OFFICER"));
            var random = new Random(7);
            var fromSending = new Figures.Samples();
            var fromAnswer = new Figures.Samples();
            for (int number = 0; number < REPORTS; number++) {
                var place = "TL %03d %03d".formatted(400 + random.nextInt(40), 390 + random.nextInt(30));
                var report = Settlement.report(place, "ALL_FORCES", Instant.now());
                var sent = System.currentTimeMillis();
                var id = Settlement.send(reporter, report);
                var answered = System.currentTimeMillis();
                double painted = Await.value("the row is painted", LONG, () -> {
                    var at = map.page().evaluate("id => globalThis.painted[id] ?? -1", id);
                    return at instanceof Number moment && moment.doubleValue() > 0 ? moment.doubleValue() : null;
                });
                fromSending.add(painted - sent);
                fromAnswer.add(Math.max(0, painted - answered));
            }
            figures.add("connected clients", streams.size() + 1.0, "", "");
            figures.add("from sending a report to another browser's paint", fromSending, "", "");
            figures.add("from the answer to the report to another browser's paint", fromAnswer, "", "< 1000");
            var told = streams.stream()
                    .filter(stream -> stream.messages("changes").size() > 0)
                    .count();
            figures.add("simulated clients that were told", told, "", "");
        } finally {
            streams.forEach(LiveStream::close);
        }
    }

    private ArrayList<LiveStream> listeners() {
        var streams = new ArrayList<LiveStream>();
        while (streams.size() < CLIENTS - 1) {
            var person = settlement.signIn(settlement.person(force, "OFFICER"));
            for (int socket = 0; socket < SOCKETS_OF_ONE_PERSON && streams.size() < CLIENTS - 1; socket++) {
                streams.add(person.again().live(null));
            }
        }
        return streams;
    }
}
