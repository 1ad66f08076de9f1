package org.hedgerow.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaylightTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final GeoPoint NEAR_ELY = new GeoPoint(0.264, 52.398);
    private static final GeoPoint LERWICK = new GeoPoint(-1.145, 60.155);
    private static final GeoPoint UNST = new GeoPoint(-0.85, 60.80);
    private static final GeoPoint SCILLY = new GeoPoint(-6.315, 49.915);
    private static final GeoPoint SVALBARD = new GeoPoint(15.6, 78.2);

    @Test
    void theNightOfTheWorkedExampleBeginsAnHourAfterSunsetAndEndsAnHourBeforeSunrise() {
        var day = Daylight.on(NEAR_ELY, LocalDate.parse("2025-10-15"));

        assertThat(clock(day.sunset())).isEqualTo("18:03");
        assertThat(clock(day.sunrise())).isEqualTo("07:24");
        assertThat(clock(day.nightBegins())).isEqualTo("19:03");
        assertThat(clock(day.nightEnds())).isEqualTo("06:24");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-15T18:30, NO, CIVIL_TWILIGHT",
        "2025-10-15T19:30, YES, NIGHT",
        "2025-10-16T03:00, YES, NIGHT",
        "2025-10-16T06:35, NO, NIGHT",
        "2025-10-16T07:10, NO, CIVIL_TWILIGHT",
        "2025-10-16T13:00, NO, DAY"
    })
    void dayInLawIsNotDaylight(LocalDateTime local, NightInLaw law, Light light) {
        var instant = local.atZone(LONDON).toInstant();

        assertThat(Daylight.nightInLaw(NEAR_ELY, instant, instant)).isEqualTo(law);
        assertThat(Daylight.lightDuring(NEAR_ELY, instant, instant)).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-15T13:00, 2025-10-15T18:00, NO, DAY",
        "2025-10-15T13:00, 2025-10-15T18:30, NO, SPANS",
        "2025-10-15T18:10, 2025-10-15T18:30, NO, CIVIL_TWILIGHT",
        "2025-10-15T18:30, 2025-10-15T19:30, SPANS, SPANS",
        "2025-10-15T18:45, 2025-10-15T19:02, NO, NIGHT",
        "2025-10-15T19:10, 2025-10-16T06:20, YES, NIGHT",
        "2025-10-15T19:10, 2025-10-16T06:30, SPANS, NIGHT",
        "2025-10-16T05:00, 2025-10-16T09:00, SPANS, SPANS",
        "2025-10-15T12:00, 2025-10-16T12:00, SPANS, SPANS",
        "2025-10-15T20:00, 2025-10-16T20:00, SPANS, SPANS",
        "1900-01-01T20:00, 2099-12-31T20:00, SPANS, SPANS"
    })
    void aSpanIsNightOnlyWhenAllOfItIs(LocalDateTime from, LocalDateTime until, NightInLaw law, Light light) {
        var earliest = from.atZone(LONDON).toInstant();
        var latest = until.atZone(LONDON).toInstant();

        assertThat(Daylight.nightInLaw(NEAR_ELY, earliest, latest)).isEqualTo(law);
        assertThat(Daylight.lightDuring(NEAR_ELY, earliest, latest)).isEqualTo(light);
    }

    @Test
    void theFirstInstantOfANightIsNightAndItsEndIsNot() {
        var night = Daylight.nightAbout(NEAR_ELY, Instant.parse("2025-10-15T22:00:00Z"))
                .orElseThrow();

        assertThat(law(night.begins().minusSeconds(1))).isEqualTo(NightInLaw.NO);
        assertThat(law(night.begins())).isEqualTo(NightInLaw.YES);
        assertThat(law(night.ends().minusSeconds(1))).isEqualTo(NightInLaw.YES);
        assertThat(law(night.ends())).isEqualTo(NightInLaw.NO);
        assertThat(Duration.between(night.sunset(), night.begins())).isEqualTo(Duration.ofHours(1));
        assertThat(Duration.between(night.ends(), night.sunrise())).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-15T13:00, 2025-10-15",
        "2025-10-15T23:59, 2025-10-15",
        "2025-10-16T00:01, 2025-10-15",
        "2025-10-16T11:00, 2025-10-15",
        "2025-10-16T14:00, 2025-10-16"
    })
    void theNightAboutAnEventIsTheOneItFellInOrTheNearest(LocalDateTime local, LocalDate evening) {
        var night =
                Daylight.nightAbout(NEAR_ELY, local.atZone(LONDON).toInstant()).orElseThrow();

        assertThat(LocalDate.ofInstant(night.sunset(), LONDON)).isEqualTo(evening);
    }

    @Test
    void theNightInWhichTheClocksGoBackIsCountedInHoursThatPassed() {
        var day = Daylight.on(NEAR_ELY, LocalDate.parse("2025-10-26"));
        var night = Daylight.nightAbout(NEAR_ELY, Instant.parse("2025-10-26T00:30:00Z"))
                .orElseThrow();

        agrees(NEAR_ELY, day);
        assertThat(clock(night.sunset())).isEqualTo("17:42");
        assertThat(clock(night.begins())).isEqualTo("18:42");
        assertThat(clock(night.ends())).isEqualTo("05:44");
        assertThat(clock(night.sunrise())).isEqualTo("06:44");
        assertThat(Duration.between(night.begins(), night.ends()))
                .isBetween(Duration.ofHours(12), Duration.ofMinutes(725));
        assertThat(Daylight.nightInLaw(NEAR_ELY, night.begins(), night.ends().minusSeconds(1)))
                .isEqualTo(NightInLaw.YES);
    }

    @ParameterizedTest
    @CsvSource({"2025-06-21", "2025-12-21", "2026-03-29", "2025-10-26", "2024-02-29", "1900-01-01", "2100-12-31"})
    void agreesWithTheAlmanacFromScillyToShetland(LocalDate date) {
        for (var point : new GeoPoint[] {SCILLY, NEAR_ELY, LERWICK, UNST, new GeoPoint(-7.6, 54.4)}) {
            agrees(point, Daylight.on(point, date));
        }
    }

    @Test
    void midsummerInShetlandHasASunsetAndANightInLawButFurtherNorthNoEndOfTwilight() {
        var midsummer = LocalDate.parse("2025-06-21");
        var lerwick = Daylight.on(LERWICK, midsummer);
        var unst = Daylight.on(UNST, midsummer);

        assertThat(lerwick.sunset()).isNotNull();
        assertThat(lerwick.nightBegins()).isNotNull();
        assertThat(unst.sunset()).isNotNull();
        assertThat(unst.civilDusk()).isNull();
        assertThat(unst.civilDawn()).isNull();
        assertThat(Daylight.lightDuring(
                        UNST, Instant.parse("2025-06-21T23:00:00Z"), Instant.parse("2025-06-22T01:00:00Z")))
                .isEqualTo(Light.CIVIL_TWILIGHT);
        assertThat(Daylight.nightInLaw(
                        UNST, Instant.parse("2025-06-21T23:30:00Z"), Instant.parse("2025-06-22T00:30:00Z")))
                .isEqualTo(NightInLaw.YES);
    }

    /** 1,000 places and dates: every sunrise, sunset, dawn and dusk lies within a minute of the oracle's. */
    @Test
    void everySunTimeIsWithinAMinuteOfTheOracle() {
        var random = new Random(1828);
        for (int round = 0; round < 1_000; round++) {
            var point = somewhere(random);
            var day = Daylight.on(point, LocalDate.of(1900, 1, 1).plusDays(random.nextInt(73_400)));
            agrees(point, day);
            assertThat(day.sunUpAtNoon()).isTrue();
            assertThat(day.nightBegins()).isEqualTo(day.sunset().plus(Duration.ofHours(1)));
            assertThat(day.nightEnds()).isEqualTo(day.sunrise().minus(Duration.ofHours(1)));
        }
    }

    @Test
    void theLightOfAnyInstantFollowsFromTheHeightOfTheSun() {
        var random = new Random(12);
        for (int round = 0; round < 2_000; round++) {
            var point = somewhere(random);
            var instant = anInstant(random);
            double altitude = AlmanacOracle.sunAltitude(point, instant);
            if (Math.abs(altitude + 5 / 6.0) < 0.2 || Math.abs(altitude + 6) < 0.2) {
                continue;
            }
            var expected = altitude > -5 / 6.0 ? Light.DAY : altitude > -6 ? Light.CIVIL_TWILIGHT : Light.NIGHT;
            assertThat(Daylight.lightDuring(point, instant, instant))
                    .as("%s at %s", point, instant)
                    .isEqualTo(expected);
        }
    }

    @Test
    void theAnswerForASpanIsThatOfAllItsMinutes() {
        var random = new Random(9);
        for (int round = 0; round < 25; round++) {
            var point = somewhere(random);
            var earliest = anInstant(random);
            var latest = earliest.plus(Duration.ofMinutes(random.nextInt(1_200)));
            var minutes = IntStream.rangeClosed(
                            0, (int) Duration.between(earliest, latest).toMinutes())
                    .mapToObj(minute -> earliest.plus(Duration.ofMinutes(minute)))
                    .toList();
            var laws = minutes.stream()
                    .map(at -> Daylight.nightInLaw(point, at, at))
                    .distinct()
                    .toList();
            var lights = minutes.stream()
                    .map(at -> Daylight.lightDuring(point, at, at))
                    .distinct()
                    .toList();

            assertThat(Daylight.nightInLaw(point, earliest, latest))
                    .isEqualTo(laws.size() == 1 ? laws.get(0) : NightInLaw.SPANS);
            assertThat(Daylight.lightDuring(point, earliest, latest))
                    .isEqualTo(lights.size() == 1 ? lights.get(0) : Light.SPANS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-07T03:47:00Z, 1.0, FULL_MOON",
        "2025-10-21T12:25:00Z, 0.0, NEW_MOON",
        "2025-10-13T18:13:00Z, 0.5, LAST_QUARTER",
        "2025-10-29T16:21:00Z, 0.5, FIRST_QUARTER",
        "2025-10-25T12:00:00Z, 0.14, WAXING_CRESCENT"
    })
    void knowsTheMoonsOfOctober2025(Instant instant, double lit, MoonPhase phase) {
        var moon = Daylight.moonAt(NEAR_ELY, instant);

        assertThat(moon.lit()).isCloseTo(lit, within(0.02));
        assertThat(moon.phase()).isEqualTo(phase);
    }

    @Test
    void theMoonRisesAndSetsWhereTheOracleSaysAndIsLitAsMuch() {
        var random = new Random(29);
        for (int round = 0; round < 500; round++) {
            var point = somewhere(random);
            var day = Daylight.on(point, LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000)));
            for (var time : new @Nullable Instant[] {day.moonrise(), day.moonset()}) {
                if (time != null) {
                    assertThat(AlmanacOracle.moonAltitude(point, time))
                            .as("%s at %s", point, time)
                            .isCloseTo(-0.83, within(0.75));
                    assertThat(LocalDate.ofInstant(time, LONDON)).isEqualTo(day.on());
                }
            }
            var instant = anInstant(random);
            var moon = Daylight.moonAt(point, instant);
            assertThat(moon.lit()).isCloseTo(AlmanacOracle.moonLit(instant), within(0.01));
            double altitude = AlmanacOracle.moonAltitude(point, instant);
            if (Math.abs(altitude + 0.5) > 1.5) {
                assertThat(moon.up()).isEqualTo(altitude > 0);
            }
        }
    }

    @Test
    void aDayAndANightWithoutEndHaveNoNightInLaw() {
        var summer = Daylight.on(SVALBARD, LocalDate.parse("2025-06-21"));
        var winter = Daylight.on(SVALBARD, LocalDate.parse("2025-12-21"));

        assertThat(summer.sunUpAtNoon()).isTrue();
        assertThat(winter.sunUpAtNoon()).isFalse();
        for (var day : new DayOfLight[] {summer, winter}) {
            assertThat(new Object[] {day.sunrise(), day.sunset(), day.nightBegins(), day.nightEnds()})
                    .containsOnlyNulls();
            var noon = day.on().atTime(12, 0).atZone(LONDON).toInstant();
            assertThat(Daylight.nightInLaw(SVALBARD, noon, noon.plus(Duration.ofDays(3))))
                    .isEqualTo(NightInLaw.NO);
            assertThat(Daylight.nightAbout(SVALBARD, noon)).isEmpty();
        }
        assertThat(Daylight.lightDuring(
                        SVALBARD, Instant.parse("2025-06-10T00:00:00Z"), Instant.parse("2025-07-01T00:00:00Z")))
                .isEqualTo(Light.DAY);
        assertThat(Daylight.lightDuring(
                        SVALBARD, Instant.parse("2025-12-10T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo(Light.NIGHT);
    }

    @Test
    void answersForEveryPlaceOnEarth() {
        for (int latitude = -90; latitude <= 90; latitude += 10) {
            for (int longitude = -180; longitude <= 180; longitude += 60) {
                var point = new GeoPoint(longitude, latitude);
                for (int day = 0; day < 365; day += 13) {
                    var date = LocalDate.of(2025, 1, 1).plusDays(day);
                    var instant = date.atTime(17, 0).atZone(LONDON).toInstant();
                    assertThat(Daylight.on(point, date).on()).isEqualTo(date);
                    assertThat(Daylight.lightDuring(point, instant, instant)).isNotEqualTo(Light.SPANS);
                    assertThat(Daylight.nightInLaw(point, instant, instant)).isNotEqualTo(NightInLaw.SPANS);
                }
            }
        }
    }

    @Test
    void manyAtOnceGetTheAnswersOfOneAlone() {
        var dates = IntStream.range(0, 200)
                .mapToObj(day -> LocalDate.of(2025, 1, 1).plusDays(day))
                .toList();
        var alone = dates.stream().map(date -> Daylight.on(LERWICK, date)).toList();

        assertThat(dates.parallelStream()
                        .map(date -> Daylight.on(LERWICK, date))
                        .toList())
                .isEqualTo(alone);
    }

    @Test
    void refusesASpanThatEndsBeforeItBegins() {
        var now = Instant.parse("2025-10-15T18:00:00Z");

        assertThatIllegalArgumentException().isThrownBy(() -> Daylight.nightInLaw(NEAR_ELY, now, now.minusSeconds(1)));
    }

    private static NightInLaw law(Instant instant) {
        return Daylight.nightInLaw(NEAR_ELY, instant, instant);
    }

    private static void agrees(GeoPoint point, DayOfLight day) {
        agrees(point, day, day.sunrise(), -5 / 6.0, false);
        agrees(point, day, day.sunset(), -5 / 6.0, true);
        agrees(point, day, day.civilDawn(), -6, false);
        agrees(point, day, day.civilDusk(), -6, true);
    }

    private static void agrees(
            GeoPoint point, DayOfLight day, @Nullable Instant time, double altitude, boolean evening) {
        var expected = AlmanacOracle.sunPasses(point, day.on(), altitude, evening);
        if (time == null || expected == null) {
            // Where the sun only just reaches a depth about midnight, either may find that it does not.
            double lowest = AlmanacOracle.sunAltitude(
                    point, SunDepth.noon(point, day.on()).plus(Duration.ofHours(evening ? 12 : -12)));
            assertThat(time == null && expected == null || Math.abs(lowest - altitude) < 0.3)
                    .as("%s on %s", point, day)
                    .isTrue();
            return;
        }
        assertThat(time).as("%s on %s", point, day.on()).isCloseTo(expected, within(60, ChronoUnit.SECONDS));
    }

    /** Within the box of the United Kingdom, where the sun rises and sets every day. */
    private static GeoPoint somewhere(Random random) {
        return new GeoPoint(-8 + random.nextDouble() * 10, 49.5 + random.nextDouble() * 11.4);
    }

    private static Instant anInstant(Random random) {
        return Instant.parse("1990-01-01T00:00:00Z").plusSeconds(random.nextInt(50 * 365 * 86_400));
    }

    private static @Nullable String clock(@Nullable Instant instant) {
        return instant == null ? null : DateTimeFormatter.ofPattern("HH:mm").format(instant.atZone(LONDON));
    }
}
