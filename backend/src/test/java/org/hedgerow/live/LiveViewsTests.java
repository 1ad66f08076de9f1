package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.BoundingBox;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.MapQuery;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent to whom: by the views of a connection, on a real database and through the real engines. */
@HedgerowTest
class LiveViewsTests {

    /** About two kilometres around ST 640 040, in Dorset; and somewhere in Scotland. */
    private static final String HERE = "[-2.53,50.82,-2.49,50.85]";

    private static final String ELSEWHERE = "[-5.2,57.0,-5.1,57.1]";

    /** About two kilometres around ST 640 080, where nothing but the incidents of one test is. */
    private static final String APART = "[-2.53,50.86,-2.49,50.885]";

    private final LiveSocket socket;
    private final Cast cast;
    private final Reports reports;
    private final IncidentReporting reporting;
    private final PostgisDatabase database;
    private final AudienceEngines engines;
    private final Access access;
    private final FeatureWriter features;
    private final IncidentCodes codes;
    private final JsonMapper json;

    @Autowired
    LiveViewsTests(
            LiveSocket socket,
            Cast cast,
            Reports reports,
            IncidentReporting reporting,
            PostgisDatabase database,
            AudienceEngines engines,
            Access access,
            FeatureWriter features,
            IncidentCodes codes,
            JsonMapper json) {
        this.socket = socket;
        this.cast = cast;
        this.reports = reports;
        this.reporting = reporting;
        this.database = database;
        this.engines = engines;
        this.access = access;
        this.features = features;
        this.codes = codes;
        this.json = json;
    }

    @Test
    void anIncidentThatMovesOutOfTheBoxIsToldOfOnceMoreAndThenNot() throws Exception {
        var officer = cast.officer("DORSET");
        var page = open(officer, view("a", HERE, "", "\"incidents\""));
        var id = report(officer, "ST 640 040");
        page.awaitUpsert(id, 1);
        reporting.amend(officer, id, 1, reports.content("ST 700 040", Scope.OWN_FORCE));
        page.awaitUpsert(id, 2);
        reporting.amend(officer, id, 2, reports.content("ST 701 040", Scope.OWN_FORCE));
        var mark = report(officer, "ST 641 041");
        page.awaitUpsert(mark, 1);
        assertThat(page.wasTold(id, 3)).isFalse();
        socket.onClosed(page);
    }

    @Test
    void anIncidentThatNoLongerFitsTheFilterIsToldOfOnceMoreAndThenNot() throws Exception {
        var officer = cast.officer("DORSET");
        var page = open(officer, view("a", HERE, "category=HARE&period=7d", "\"incidents\""));
        var id = report(officer, "ST 640 042");
        page.awaitUpsert(id, 1);
        reporting.amend(officer, id, 1, ofCategory("AGRI.QUAD"));
        page.awaitUpsert(id, 2);
        reporting.amend(officer, id, 2, ofCategory("AGRI.QUAD"));
        var mark = report(officer, "ST 641 041");
        page.awaitUpsert(mark, 1);
        assertThat(page.wasTold(id, 3)).isFalse();
        socket.onClosed(page);
    }

    @Test
    void whoLooksElsewhereIsSentNothingAndGoesOnFromThePulse() throws Exception {
        var officer = cast.officer("DORSET");
        var here = open(officer, "");
        var elsewhere = open(officer, view("a", ELSEWHERE, "", "\"incidents\",\"cells\""));
        var id = report(officer, "ST 640 043");
        here.awaitUpsert(id, 1);
        afterTheTick(officer);
        assertThat(elsewhere.wasTold(id, 1)).isFalse();
        assertThat(elsewhere.messages("changes")).isEmpty();
        var before = elsewhere.messages("pulse").size();
        elsewhere.await("pulse", message -> elsewhere.messages("pulse").size() > before);
        var cursor = elsewhere.messages("pulse").get(before).get("cursor").asString();
        var again = open(officer, "", cursor);
        assertThat(again.messages("welcome").get(0).get("resumed").asBoolean()).isTrue();
        var mark = report(officer, "ST 641 041");
        again.awaitUpsert(mark, 1);
        assertThat(again.wasTold(id, 1)).isFalse();
        Stream.of(here, elsewhere, again).forEach(socket::onClosed);
    }

    @Test
    void whoReturnsIsToldWhatItMissedByItsViews() throws Exception {
        var officer = cast.officer("DORSET");
        var everything = open(officer, "");
        var before = open(officer, view("a", HERE, "", "\"incidents\""));
        var known = report(officer, "ST 642 040");
        before.awaitUpsert(known, 1);
        var cursor = before.messages("changes")
                .get(before.messages("changes").size() - 1)
                .get("cursor")
                .asString();
        socket.onClosed(before);
        var missed = report(officer, "ST 643 040");
        var outside = report(officer, "ST 700 040");
        reporting.amend(officer, known, 1, reports.content("ST 700 041", Scope.OWN_FORCE));
        everything.awaitUpsert(known, 2);
        var again = open(officer, view("a", HERE, "", "\"incidents\""), cursor);
        var told = again.await("changes", message -> true);
        assertThat(told.toString())
                .contains(missed.toString(), known.toString())
                .doesNotContain(outside.toString());
        Stream.of(again, everything).forEach(socket::onClosed);
    }

    @Test
    void aViewOfCountsIsToldThatTheyChangedAndOfNoIncident() throws Exception {
        var officer = cast.officer("DORSET");
        var counts = open(officer, view("a", HERE, "", "\"cells\""));
        report(officer, "ST 640 044");
        var told =
                counts.await("changes", message -> message.get("cellsChanged").asBoolean());
        assertThat(told.get("upserts").isEmpty()).isTrue();
        socket.onClosed(counts);
    }

    @Test
    void whoShowsTheSamePartOfATickIsSentTheSameBytes() throws Exception {
        var officer = cast.officer("DORSET");
        var one = open(officer, view("a", HERE, "", "\"incidents\""));
        var other = open(
                officer,
                view("x", ELSEWHERE, "", "\"incidents\"") + ","
                        + view("b", "[-2.525,50.82,-2.49,50.84]", "category=HARE", "\"incidents\""));
        var id = report(officer, "ST 640 039");
        one.awaitUpsert(id, 1);
        other.awaitUpsert(id, 1);
        assertThat(shared(one, id)).isEqualTo(shared(other, id));
        Stream.of(one, other).forEach(socket::onClosed);
    }

    @Test
    void oneWhoIsStalledHoldsUpNobodyAndCatchesUpWithTheNewest() throws Exception {
        var officer = cast.officer("DORSET");
        var slow = open(officer, view("a", HERE, "", "\"incidents\""));
        var quick = open(officer, view("a", HERE, "", "\"incidents\""));
        slow.stall();
        var id = report(officer, "ST 640 041");
        for (int version = 1; version <= 6; version++) {
            quick.awaitUpsert(id, version);
            reporting.amend(officer, id, version, reports.content("ST 640 04" + version, Scope.OWN_FORCE));
        }
        quick.awaitUpsert(id, 7);
        reporting.withdraw(officer, id, 7, "Sent in error");
        var other = report(officer, "ST 641 040");
        quick.awaitUpsert(other, 1);
        afterTheTick(officer);
        slow.recover();
        slow.awaitUpsert(other, 1);
        assertThat(slow.wasTold(id, 7)).isFalse();
        assertThat(slow.messages("changes").stream()
                        .filter(message -> message.toString().contains(id.toString())))
                .hasSizeLessThanOrEqualTo(2)
                .isNotEmpty();
        Stream.of(slow, quick).forEach(socket::onClosed);
    }

    @Test
    void aDigestIsThatOfTheMapAnswerAndADifferenceHealsWhatIsLostStaleOrInvented() throws Exception {
        var officer = cast.officer("DORSET");
        for (int number = 0; number < 12; number++) {
            report(officer, "ST 64%d 080".formatted(number % 10));
        }
        var stale = report(officer, "ST 640 081");
        reporting.amend(officer, stale, 1, reports.content("ST 640 082", Scope.OWN_FORCE));
        var page = open(officer, view("a", APART, "period=90d", "\"incidents\""));
        var digest = page.await("digest", message -> true);
        var shown = mapAnswer(officer, Instant.parse(digest.get("at").asString()));
        assertThat(shown).hasSizeGreaterThanOrEqualTo(13);
        assertThat(digest.get("view").asString()).isEqualTo("a");
        assertThat(digest.get("hash").asString()).isEqualTo(hash(shown));

        var held = new HashMap<>(shown);
        var lost = shown.keySet().stream()
                .filter(id -> !id.equals(stale))
                .findFirst()
                .orElseThrow();
        held.remove(lost);
        held.put(stale, new int[] {1, held.get(stale)[1]});
        var invented = UUID.randomUUID();
        held.put(invented, new int[] {1, 100});
        say(page, "{\"type\":\"difference\",\"view\":\"a\",\"buckets\":\"" + buckets(held) + "\"}");
        var difference = page.await("difference", message -> true);
        var wrong = new TreeSet<Integer>();
        Stream.of(lost, stale, invented).map(LiveViewsTests::bucket).forEach(wrong::add);
        var told = new TreeSet<Integer>();
        difference.get("buckets").forEach(bucket -> told.add(bucket.asInt()));
        assertThat(told).isEqualTo(wrong);

        held.keySet().removeIf(id -> wrong.contains(bucket(id)));
        difference.get("upserts").forEach(feature -> held.put(idOf(feature), versionAndSize(feature)));
        assertThat(hash(held)).isEqualTo(digest.get("hash").asString());

        say(page, "{\"type\":\"difference\",\"view\":\"a\",\"buckets\":\"" + buckets(held) + "\"}");
        say(page, view("a", APART, "period=28d", "\"incidents\"").replace("{\"view\"", "{\"type\":\"view\",\"view\""));
        page.await("digest", message -> true);
        assertThat(page.messages("difference"))
                .as("not twice within five seconds")
                .hasSize(1);
        socket.onClosed(page);
    }

    static Stream<String> hostile() {
        var interest = "{\"type\":\"view\",\"view\":\"a\",\"interest\":{%s}}";
        return Stream.concat(
                Stream.of(
                                "\"box\":[\"NaN\",50,1,51]",
                                "\"box\":[NaN,50,1,51]",
                                "\"box\":[1,50,-1,51]",
                                "\"box\":[-1,51,1,50]",
                                "\"box\":[-1,50,1]",
                                "\"box\":[-1,50,1,51,52]",
                                "\"box\":[null,50,1,51]",
                                "\"box\":[-1e308,50,1,1e309]",
                                "\"box\":\"-1,50,1,51\"",
                                "\"filters\":\"category=NOTHING\"",
                                "\"filters\":\"" + "category=HARE&".repeat(201) + "\"",
                                "\"filters\":\"category=" + "X".repeat(5_000) + "\"",
                                "\"layers\":[" + "\"cells\",".repeat(20) + "\"cells\"]")
                        .map(interest::formatted),
                Stream.of(
                        "{\"type\":\"view\",\"interest\":null}",
                        "{\"type\":\"view\",\"view\":\"A-1\",\"interest\":null}",
                        "{\"type\":\"view\",\"view\":\"" + "a".repeat(17) + "\"}",
                        "{\"type\":\"difference\",\"view\":\"a\",\"buckets\":\"AAAA\"}",
                        "{\"type\":\"difference\",\"view\":\"a\"}",
                        "{\"type\":\"ping\",\"padding\":\"" + " ".repeat(5_000) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aViewThatCannotBeIsCutOff(String text) throws Exception {
        var page = open(cast.officer("GWENT"), "");
        say(page, text);
        assertThat(page.isOpen()).isFalse();
        assertThat(page.closeCode()).isIn(1007, 1008);
        socket.onClosed(page);
    }

    @Test
    void whatASignalHeldUpMayComeAtOnceAndAFloodIsCutOff() throws Exception {
        var page = open(cast.officer("GWENT"), "");
        for (int message = 1; message < 200; message++) {
            say(page, "{\"type\":\"ping\"}");
        }
        assertThat(page.isOpen()).isTrue();
        for (int message = 0; message < 2_000 && page.isOpen(); message++) {
            say(page, "{\"type\":\"ping\"}");
        }
        assertThat(page.closeCode()).isEqualTo(1008);
        socket.onClosed(page);
    }

    @Test
    void aNinthViewIsCutOffAndOneThatIsGoneMakesRoom() throws Exception {
        var page = open(cast.officer("GWENT"), "");
        for (int number = 1; number <= LiveViews.MOST; number++) {
            say(page, "{\"type\":\"view\",\"view\":\"v" + number + "\",\"interest\":null}");
        }
        say(page, "{\"type\":\"view\",\"view\":\"v1\",\"gone\":true}");
        say(page, "{\"type\":\"view\",\"view\":\"v9\",\"interest\":null}");
        assertThat(page.isOpen()).isTrue();
        say(page, "{\"type\":\"view\",\"view\":\"v10\",\"interest\":null}");
        assertThat(page.closeCode()).isEqualTo(1008);
        socket.onClosed(page);
    }

    @Test
    void anotherProtocolAndThePageOfSomebodyElseAreSaidGoodbye() throws Exception {
        var officer = cast.officer("GWENT");
        for (var hello : Map.of(
                        "protocol",
                        "{\"type\":\"hello\",\"protocol\":1,\"cursor\":null}",
                        "signed-out",
                        "{\"type\":\"hello\",\"protocol\":2,\"as\":\"" + UUID.randomUUID() + "\"}")
                .entrySet()) {
            var page = WireForTests.signedIn(database, officer, socket);
            socket.onOpen(page);
            say(page, hello.getValue());
            assertThat(page.next()).isEqualTo("{\"number\":1,\"type\":\"bye\",\"reason\":\"" + hello.getKey() + "\"}");
            assertThat(page.isOpen()).isFalse();
            socket.onClosed(page);
        }
    }

    private WireForTests open(Person person, String views) throws SQLException, InterruptedException {
        return open(person, views, null);
    }

    private WireForTests open(Person person, String views, String cursor) throws SQLException, InterruptedException {
        var page = WireForTests.signedIn(database, person, socket);
        socket.onOpen(page);
        say(
                page,
                "{\"type\":\"hello\",\"protocol\":2,\"as\":\"" + person.id() + "\",\"cursor\":"
                        + (cursor == null ? "null" : "\"" + cursor + "\"") + ",\"views\":[" + views + "]}");
        page.await("welcome", message -> message.get("protocol").asInt() == 2);
        return page;
    }

    private void say(WireForTests page, String text) {
        socket.onText(page, text);
    }

    private static String view(String name, String box, String filters, String layers) {
        return "{\"view\":\"" + name + "\",\"interest\":{\"box\":" + box + ",\"filters\":\"" + filters
                + "\",\"layers\":[" + layers + "]}}";
    }

    private UUID report(Person officer, String place) {
        return reports.report(officer, place, Scope.OWN_FORCE).released().id();
    }

    private IncidentContent ofCategory(String category) {
        var content = reports.content("ST 640 042", Scope.OWN_FORCE);
        return new IncidentContent(category, content.narrative(), content.when(), content.place(), content.sharing());
    }

    /** Waits until the audience's thread has told everybody of the tick that somebody has been told of. */
    private void afterTheTick(Person person) throws InterruptedException {
        var done = new CountDownLatch(1);
        engines.wake(access.audienceOf(person)).betweenTicks(done::countDown);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static String shared(WireForTests page, UUID id) {
        var frames = page.all().stream()
                .filter(frame -> frame.contains(id.toString()))
                .toList();
        assertThat(frames).hasSize(1);
        return frames.get(0).replaceFirst("^\\{\"number\":[0-9]+,", "");
    }

    /** Id, version and size of each incident in the answer to {@code GET /api/incidents}. */
    private Map<UUID, int[]> mapAnswer(Person person, Instant at) {
        var answer = engines.wake(access.audienceOf(person))
                .snapshot()
                .map(new MapQuery(
                        BoundingBox.parse(APART.substring(1, APART.length() - 1)),
                        14,
                        FilterParameters.parse("period=90d", codes).at(at)));
        var found = new HashMap<UUID, int[]>();
        json.readTree(json.writeValueAsString(features.map(answer)))
                .at("/incidents/features")
                .forEach(feature -> found.put(idOf(feature), versionAndSize(feature)));
        return found;
    }

    private static UUID idOf(JsonNode feature) {
        return UUID.fromString(feature.get("id").asString());
    }

    private static int[] versionAndSize(JsonNode feature) {
        var properties = feature.get("properties");
        return new int[] {
            properties.get("version").asInt(), properties.get("precisionMetres").asInt()
        };
    }

    /** As the contract has it, written a second time. */
    private static long fold(long seed, UUID id, int[] versionAndSize) {
        var hex = id.toString().replace("-", "");
        var words = new long[6];
        for (int word = 0; word < 4; word++) {
            words[word] = Long.parseLong(hex.substring(word * 8, word * 8 + 8), 16);
        }
        words[4] = versionAndSize[0];
        words[5] = versionAndSize[1];
        long x = seed;
        for (long word : words) {
            x = ((x ^ word) * 0x9E3779B1L) & 0xFFFFFFFFL;
            x ^= x >>> 15;
        }
        return x;
    }

    private static long[] sums(Map<UUID, int[]> incidents, int bucket) {
        var sums = new long[2];
        incidents.forEach((id, rest) -> {
            if (bucket < 0 || bucket(id) == bucket) {
                sums[0] += fold(0x243F6A88L, id, rest);
                sums[1] += fold(0x85A308D3L, id, rest);
            }
        });
        return sums;
    }

    private static String hash(Map<UUID, int[]> incidents) {
        var sums = sums(incidents, -1);
        return HexFormat.of().toHexDigits((int) sums[0]) + HexFormat.of().toHexDigits((int) sums[1]);
    }

    private static int bucket(UUID id) {
        return Integer.parseInt(id.toString().substring(0, 2), 16) / 4;
    }

    private static String buckets(Map<UUID, int[]> incidents) {
        var bytes = ByteBuffer.allocate(512);
        for (int bucket = 0; bucket < 64; bucket++) {
            for (long sum : sums(incidents, bucket)) {
                bytes.putInt((int) sum);
            }
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
