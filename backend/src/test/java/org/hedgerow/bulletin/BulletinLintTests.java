package org.hedgerow.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.bulletin.AdviceCategory.COURSING;
import static org.hedgerow.bulletin.AdviceCategory.GENERAL;
import static org.hedgerow.bulletin.BulletinAudience.POLICE;
import static org.hedgerow.bulletin.BulletinAudience.PUBLIC;
import static org.hedgerow.bulletin.BulletinAudience.WATCH;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bulletin may not say is found wherever it stands, and what it may say is left alone. */
class BulletinLintTests {

    private static final String FORCE_NUMBER = "01632960123";
    private static final BulletinLint LINT = new BulletinLint(Set.of(FORCE_NUMBER));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    OLD_NAME  | Ring Action Fraud about it.
                    OLD_NAME  | Ring ACTION-FRAUD about it.
                    TELEPHONE | Crimestoppers is 0800 555 1111.
                    TELEPHONE | Crimestoppers is 0800 555 112.
                    TELEPHONE | Ring 07700 900123 today.
                    TELEPHONE | Ring +44 7700 900 123 today.
                    TELEPHONE | Ring (01632) 960-124 today.
                    TELEPHONE | Ring ０１６３２ ９６０１２４ today.
                    TELEPHONE | Ring 0\u200B1632 960\u00A0124 today.
                    PLATE     | Look for AB12 CDE.
                    PLATE     | Look for ab12cde.
                    PLATE     | Look for ab12 cde.
                    PLATE     | Look for A123 BCD.
                    PLATE     | Look for ABC 123D.
                    PLATE     | Look for АВ12 СDE.
                    PLATE     | Look for GAZ 4821.
                    PLATE     | Look for AIB 4821.
                    PLATE     | Look for ABC 123.
                    PLATE     | A van whose plate begins AB12.
                    PLACE     | At TL 420 440.
                    PLACE     | At TL42054405.
                    PLACE     | At 542050 244050.
                    PLACE     | At 52.0712, 0.0703.
                    PLACE     | At 52° 04.596' N.
                    PLACE     | At 30U XC 123 456.
                    PLACE     | At 9F4232CC+2X.
                    PLACE     | At ///filled.count.soap.
                    PLACE     | At filled.count.soap by the road.
                    POSTCODE  | Near SG8 9ZZ.
                    POSTCODE  | Near sg89zz.
                    MAIL      | Write to rural@example.org.
                    FARM      | Fields at Larkrise Farm.
                    FARM      | Fields at LARKRISE FARM.
                    FARM      | Caeau Fferm Lwyd.
                    SAFETY    | Hare coursing was seen.
                    SAFETY    | Poachers were seen.
                    SAFETY    | Gwelwyd pobl yn cwrsio.""")
    void whatLeadsToSomebodyOrNowhereIsFoundInEveryField(Finding.Rule rule, String said) {
        var text = unescaped(said);
        assertThat(rules(BulletinContents.saying(text, GENERAL, PUBLIC))).contains(rule);
        assertThat(rules(BulletinContents.saying(text, GENERAL, WATCH))).contains(rule);
        if (text.length() <= WordingText.LONGEST_TITLE) {
            var inTitle = BulletinContents.content(text, "", GENERAL, null, null, PUBLIC);
            assertThat(LINT.check(inTitle, SourceWords.NONE)).anySatisfy(finding -> {
                assertThat(finding.pointer()).isEqualTo("/wordings/0/english/title");
                assertThat(finding.rule()).isEqualTo(rule);
            });
        }
        var welsh = withWelsh(text);
        assertThat(LINT.check(welsh, SourceWords.NONE))
                .anyMatch(finding -> finding.pointer().equals("/wordings/0/welsh/body") && finding.rule() == rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ring 999, or 101, or Crimestoppers on 0800 555 111, or 0800 783 0137.",
                "Report Fraud is 0300 123 2040 or reportfraud.police.uk.",
                "Our desk is on 01632 960123 or +44 1632 960123.",
                "On 23/11/2026 and 2026-11-24 at 18:30, on the A10 and the B1050 near the A505 but not the M11.",
                "This 24 November his 12 sheep and six 100 litre cans were taken with 4 dogs at 18 and by 12 men.",
                "RING 999 NOW, or 101 FOR advice. NFU 2026. 2026 RURAL week. Operation GALILEO 2026.",
                "Look at squares TL44 and TL 42 44.",
                "Join Farm Watch; lock the farm; every Farm Watch member; Rural Crime Action Week 2026.",
                "Your farm, the Farm, a Farm. Any farm may be next.",
                "Four people with 2 dogs. Between 6 and 9 in the evening. 150 litres, 2,000 sheep, 12.5 miles.",
                "See www.police.uk and your.force.police.uk for more.",
                "Peidiwch â mynd atynt. Ffoniwch 999.",
                ""
            })
    void whatMayBeSaidIsLeftAlone(String said) {
        assertThat(LINT.check(BulletinContents.saying(said, GENERAL, PUBLIC, WATCH), SourceWords.NONE))
                .isEmpty();
    }

    @Test
    void coursingNeedsItsAdviceAndPlatesAnAuthority() {
        assertThat(rules(BulletinContents.saying("Hare coursing was seen.", COURSING, PUBLIC)))
                .isEmpty();
        var authority =
                new PlateAuthority("Inspector, rural crime", "To find it", Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(LINT.check(
                        BulletinContents.content("Take care", "Look for AB12 CDE.", GENERAL, authority, null, PUBLIC),
                        SourceWords.NONE))
                .isEmpty();
        assertThat(rules(BulletinContents.saying("Look for AB12 CDE at TL 420 440.", GENERAL, POLICE)))
                .as("what the police tell the police")
                .isEmpty();
        assertThat(rules(BulletinContents.saying("Ring Action Fraud on 0800 555 1111.", GENERAL, POLICE)))
                .containsExactlyInAnyOrder(Finding.Rule.OLD_NAME, Finding.Rule.TELEPHONE);
    }

    @Test
    void theWordsOfTheReportAreNotSaidAgain() {
        var source = SourceWords.of(
                List.of("Four blokes in a silver estate drove past the old pumping station, canary7f3a."),
                List.of("TL 420 440"),
                List.of("Ivy Larkspur"));
        for (var said : List.of(
                "They drove past the old pumping station.",
                "DROVE, past -- the\nOLD pumping shed.",
                "Canary7F3A",
                "Thanks to Mrs Larkspur.",
                "ivy  larkspur told us")) {
            assertThat(rulesOf(said, source)).as(said).contains(Finding.Rule.SOURCE);
        }
        for (var said : List.of("People were seen in fields.", "A silver car.", "They drove off.")) {
            assertThat(rulesOf(said, source)).as(said).isEmpty();
        }
        assertThat(source.toString()).doesNotContain("pumping", "larkspur");
    }

    @Test
    void thePoliceTellPlatesAndPlacesButNotWhoToldThemNorInWhichWords() {
        var source = SourceWords.of(
                List.of(
                        "AB12 CDE went along the B1050 at 1830 to Nettle Barn, canary7f3a; she wrote from ivy1950@example.org."),
                List.of("Nettle Barn near Larkrise Farm, TL 420 440, SG8 9ZZ"),
                List.of("Ivy Larkspur"));
        for (var said : List.of(
                "AB12CDE was near Nettle Barn near Larkrise Farm.",
                "At TL 420 440, SG8 9ZZ, in 2026 or at 1830, on the B1050.",
                "Answers to ivy1950@example.org.",
                "Index AB12 CDE, 52.0712, 0.0703.")) {
            assertThat(rulesForPolice(said, source)).as(said).isEmpty();
        }
        for (var said : List.of(
                "Mrs Larkspur rang us.",
                "Write to larkspur@example.org.",
                "They went along the lane: WENT, along the B1050, at the end.",
                "It is canary7f3a.")) {
            assertThat(rulesForPolice(said, source)).as(said).containsExactly(Finding.Rule.SOURCE);
        }
        assertThat(rulesOf("On the B1050.", source)).as("to everybody").contains(Finding.Rule.SOURCE);
    }

    @Test
    void ofSeveralReportsYearsAreEverybodysAndNamesAreFoundWhereTheyAreWrittenAsNames() {
        var source = SourceWords.of(
                List.of(
                        "At 1830 in 2026 they drained the tank behind the kiln.",
                        "A lorry stood by the old oak, canary7f3a."),
                List.of("TL 420 440", "Larkrise Farm"),
                List.of("Will Larkspur", "May Thistle"));
        for (var said : List.of(
                "They drained the tank.",
                "Stood by the old oak.",
                "Canary7F3A",
                "Mrs Thistle",
                "will larkspur",
                "Thanks, Will.")) {
            assertThat(rulesOf(said, source)).as(said).contains(Finding.Rule.SOURCE);
        }
        for (var said : List.of("This may be so, and will be in 2026, at 1830.", "An oak. The lorry.")) {
            assertThat(rulesOf(said, source)).as(said).isEmpty();
        }
    }

    @Test
    void anyFourWordsInARowOfAnyReportAreFoundHoweverTheyAreWritten() {
        var random = new Random(1828);
        for (int round = 0; round < 300; round++) {
            var narrative = new ArrayList<String>();
            for (int i = 0; i < 12; i++) {
                narrative.add(word(random));
            }
            int from = random.nextInt(narrative.size() - SourceWords.SEQUENCE + 1);
            var said = narrative.subList(from, from + SourceWords.SEQUENCE).stream()
                    .map(each -> random.nextBoolean() ? each.toUpperCase(Locale.ROOT) : each)
                    .collect(Collectors.joining(random.nextBoolean() ? ", " : "\n"));
            var source = SourceWords.of(List.of(String.join(" ", narrative)), List.of(), List.of());
            assertThat(rulesOf("We say: " + said + ".", source))
                    .as("round " + round)
                    .contains(Finding.Rule.SOURCE);
            assertThat(rulesForPolice("We say: " + said + ".", source))
                    .as("to the police, round " + round)
                    .contains(Finding.Rule.SOURCE);
        }
    }

    @Test
    void aNumberOfNobodyKnownIsFoundHoweverItIsSpaced() {
        var random = new Random(1904);
        for (int round = 0; round < 300; round++) {
            var figures = new StringBuilder("0").append(1 + random.nextInt(9));
            while (figures.length() < 11) {
                figures.append(random.nextInt(10));
            }
            if (LintPatterns.KNOWN_NUMBERS.contains(figures.toString())
                    || figures.toString().equals(FORCE_NUMBER)) {
                continue;
            }
            var spaced = new StringBuilder();
            for (int i = 0; i < figures.length(); i++) {
                spaced.append(figures.charAt(i))
                        .append(i < 10 && random.nextInt(3) == 0 ? " ".repeat(1 + random.nextInt(2)) : "");
            }
            assertThat(rules(BulletinContents.saying("Ring " + spaced + " now.", GENERAL, PUBLIC)))
                    .as(spaced.toString())
                    .contains(Finding.Rule.TELEPHONE);
        }
    }

    @Test
    void noTextMakesItFailOrTakeLong() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            var alphabet = "0123456789 .-()+@ABCZabcz,/°\n\u200B\u202Ffarm";
            while (text.length() < 4_000) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(LINT.check(BulletinContents.saying(text.toString(), GENERAL, PUBLIC), SourceWords.NONE))
                    .isNotNull();
        }
        for (var part : List.of("0 ", "a.", "A", "Aa ", "1-", "@", "Ab Farm ", "(0", "TL ")) {
            assertThat(LINT.check(
                            BulletinContents.saying(part.repeat(4_000 / part.length()), GENERAL, PUBLIC),
                            SourceWords.NONE))
                    .isNotNull();
        }
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = 0; i < 3 + random.nextInt(6); i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static Set<Finding.Rule> rulesOf(String said, SourceWords source) {
        return LINT.check(BulletinContents.saying(said, GENERAL, PUBLIC), source).stream()
                .map(Finding::rule)
                .collect(Collectors.toSet());
    }

    private static Set<Finding.Rule> rulesForPolice(String said, SourceWords source) {
        return LINT.check(BulletinContents.saying(said, GENERAL, POLICE), source).stream()
                .map(Finding::rule)
                .collect(Collectors.toSet());
    }

    private static Set<Finding.Rule> rules(BulletinContent content) {
        return LINT.check(content, SourceWords.NONE).stream().map(Finding::rule).collect(Collectors.toSet());
    }

    private static BulletinContent withWelsh(String text) {
        var plain = BulletinContents.saying("", GENERAL, PUBLIC);
        var wording =
                new Wording(PUBLIC, plain.wordings().get(0).english(), new WordingText("Gofalwch", "Yn fyr.", text));
        return new BulletinContent(
                plain.kind(),
                plain.advice(),
                plain.urgency(),
                plain.priority(),
                plain.expiresHours(),
                plain.delayMinutes(),
                plain.watchMembers(),
                plain.allForces(),
                plain.area(),
                null,
                plain.signatory(),
                null,
                null,
                List.of(),
                List.of(wording));
    }

    /** Characters that cannot be seen are written as escapes in the table. */
    private static String unescaped(String text) {
        return text.replace("\\u200B", "\u200B").replace("\\u00A0", "\u00A0");
    }
}
