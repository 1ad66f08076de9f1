package org.hedgerow.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of farms are found however they are written, and what is said of farms in general is left alone. */
class FarmNamesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A quad was taken at willow farm.",
                "at willow farm last night",
                "near oakdale grange",
                "oakdale grange was visited",
                "Seen by long meadow farm and driven off",
                "manor farm",
                "Sheep went from church farm.",
                "the fields of home farm",
                "the manor farm was broken into",
                "behind willow farm buildings",
                "at willow farm gate",
                "smith's farm",
                "smith\u2019s farm",
                "willow-farm",
                "willow\nfarm",
                "at larkrise farmhouse",
                "by thistle smallholding",
                "at bramble steading",
                "near nettle holding",
                "Willow farm",
                "WILLOW farm",
                "red farm",
                "ger fferm lwyd",
                "yn tyddyn isaf"
            })
    void namesOfFarmsInSmallLettersAreFound(String said) {
        assertThat(LintPatterns.hasFarm(said)).as(said).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "farm machinery",
                "Stolen farm machinery was found.",
                "Lock farm gates and mark farm vehicles.",
                "a farm",
                "on the farm",
                "at a farm near the river",
                "local farms",
                "hill farms and oakdale farms",
                "dairy farm",
                "a dairy farm was visited",
                "the fish farm",
                "Theft at fish farm",
                "farm watch",
                "Join farm watch today.",
                "your farm, every farm and any farm",
                "on your family farm",
                "a working hill farm",
                "people who farm",
                "to farm",
                "we farm here",
                "a neighbour's farm",
                "someone else's farm",
                "the burgled farm",
                "an isolated farmhouse",
                "the old farmhouse",
                "farm to farm",
                "farm, farm and farm",
                "from one farm to the next farm",
                "several remote farm buildings",
                "wind farm",
                "solar farm",
                "off-farm and on-farm sales",
                "Rural crime: farm thefts",
                "Thieves took farm diesel.",
                "two men holding dogs",
                "a man was holding a lamp",
                "Report farm crime.",
                "Open farm Sunday",
                "every willow farm",
                "ar y fferm",
                "ar fferm leol",
                "ar fferm yn y sir",
                "eich fferm",
                "farm",
                "farm.",
                ""
            })
    void whatIsSaidOfFarmsInGeneralIsLeftAlone(String said) {
        assertThat(LintPatterns.hasFarm(said)).as(said).isFalse();
        if (!said.isEmpty()) {
            var sentence = said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
            assertThat(LintPatterns.hasFarm(sentence)).as(sentence).isFalse();
        }
    }
}
