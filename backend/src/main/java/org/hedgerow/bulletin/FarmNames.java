package org.hedgerow.bulletin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds names of farms that are written in small letters: "willow farm" is one, as no ordinary word of farms stands before it; "a dairy farm", "stolen farm
 * machinery" and "people who farm" are none. English needs "a" or "the" before one farm that has no name, so that a word that nobody knows of farms is most
 * likely its name. It errs to the side of a name: then the author says it in other words.
 */
final class FarmNames {

    private static final Pattern WORD = Pattern.compile("[\\p{L}]+(?:['\u2019][\\p{L}]+)?|[^\\s\\p{L}]");

    /** Homes of farmers. A plural is left out: "hill farms" are many, and a name is of one. */
    private static final Set<String> FARMS = words("farm farmhouse grange steading farmstead smallholding");

    /** After these "holding" is a farm, and "farm buildings" are those of one farm. */
    private static final Set<String> PLACING = words("at near by behind beside opposite outside past towards");

    /** A farm after these and one more word is one of a kind. */
    private static final Set<String> ONE_OF_A_KIND =
            words("a an any every each one another some no your our their his her"
                    + " my its whose this that these those what which many such per");

    /** Words before "farm" by which no farm is named. */
    private static final Set<String> ORDINARY = words(
            // words that hold sentences together, and verbs
            "the a an any every each one another some no your our their his her my its whose this that these those what"
                    + " which many such per and or nor but if when where while because so then than as like not also"
                    + " still only just even both all most more few several other others same next nearest whole half"
                    + " two three four five six seven eight nine ten dozen at near by behind beside opposite outside"
                    + " past towards toward to from of for with without in on off into onto around about between across"
                    + " through over under via against along after before during until since within inside beyond up"
                    + " down out away back i you he she it we they who is are was were be been being has have had do"
                    + " does did will would can could may might must should shall"
                    + " there here now non pre post agri"
                    + " visit protect secure check lock keep help report run own buy sell rent leave find work"
                    // what farms are like, and where
                    + " local nearby close neighbouring neighboring adjoining adjacent surrounding remote isolated rural"
                    + " distant lonely outlying quiet small large big huge little tiny medium major typical average"
                    + " ordinary normal private public new old older modern traditional former empty derelict disused"
                    + " abandoned vacant detached beautiful lovely busy working thriving existing participating"
                    + " successful vulnerable suitable different certain particular particularly single double first"
                    + " second third last main local's british english welsh scottish irish cornish northern southern"
                    + " eastern western north south east west central coastal inland upland lowland moorland fenland"
                    + " highland woodland riverside roadside village urban suburban national international regional"
                    + " county council estate stolen broken open closed expensive valuable heavy dangerous risk stone brick thatched"
                    + " timber listed historic ancient georgian victorian medieval"
                    // whose
                    + " family tenant owner's farmer's farmers' neighbour's neighbours victim's person's people's"
                    + " somebody's someone's everybody's everyone's nobody's anybody's anyone's else's friend's"
                    + " family's parent's parents father's mother's uncle's brother's man's woman's couple's"
                    + " grandfather's landowner's council's country's county's community's charity's school's"
                    // what is kept and grown
                    + " arable mixed organic dairy beef cattle cow sheep lamb pig poultry chicken hen turkey duck goose"
                    + " egg milk cheese livestock goat deer horse pony donkey equine equestrian stud livery alpaca llama ostrich"
                    + " game pheasant partridge bird fish trout salmon oyster mussel shellfish fur mink maggot worm"
                    + " insect bee honey fruit apple cider hop vine vegetable potato carrot onion pea sugar beet crop"
                    + " cereal grain wheat barley maize hay straw grass strawberry berry pumpkin mushroom herb lavender"
                    + " flower plant turf tree christmas forestry timber wind solar energy biogas power battery server"
                    + " data bot troll click content vertical hydroponic city school college university research model"
                    + " demonstration experimental commercial industrial factory intensive hobby care petting"
                    + " regenerative conventional contract share hill mountain sewage tank");

    /** What belongs to farms in general. */
    private static final Set<String> BELONGINGS =
            words("machine machines machinery vehicle vehicles watch week weeks day days"
                    + " sunday month security safety shop shops crime crimes theft thefts thief thieves raid raids burglary burglaries"
                    + " incident incidents attack attacks fire fires worker workers work labourer labourers hand hands manager"
                    + " managers owner owners staff contractor contractors family families people children business businesses"
                    + " community communities network group groups patrol patrols visit visits visitor visitors inspection"
                    + " animal animals dog dogs stock livestock building buildings shed sheds barn barns store stores yard yards"
                    + " gate gates gateway gateways track tracks road roads lane lanes land field fields premises property"
                    + " properties equipment kit tool tools implement implements tractor tractors trailer trailers quad quads"
                    + " bike bikes gps battery batteries diesel fuel oil supply supplies chemical chemicals produce sale sales"
                    + " auction auctions insurance advice policy system systems waste life walk walks show shows cottage cottages"
                    + " office offices income subsidy industry sector economy trade cat cats cameras cctv");

    private static final Set<String> WELSH_FARMS = words("fferm ffermdy tyddyn dyddyn nhyddyn");
    private static final Set<String> WELSH_PLACING = words("yn ger wrth o i at ar i'r o'r heibio tu");
    /** Words after "fferm" by which no farm is named. */
    private static final Set<String> WELSH_ORDINARY =
            words("laeth leol lleol wynt solar bysgod ddefaid wartheg foch ieir fynydd"
                    + " fach bach fawr mawr arall gyfagos nesaf gyfan deuluol organig unig newydd hen neu a ac ar yn i o gan am er"
                    + " ger heb cyn nes os ond y yr yw oedd sydd sy mae bod wedi lle lle'r hon honno hwn hwnnw yma yno fel at gyda"
                    + " bob pob rhag dros dan drwy tua wrth rhwng ein eich eu ei fy dy heddiw neithiwr ddoe nos bore");

    private static final int LEAST_LETTERS_OF_A_PARTICIPLE = 5;

    private FarmNames() {}

    /** @param plain a text as {@link LintPatterns#plain} makes it */
    static boolean isIn(String plain) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(plain);
        while (matcher.find()) {
            var word = matcher.group().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
            // "willow-farm" is read like "willow farm".
            if (!word.equals("-")) {
                words.add(word);
            }
        }
        for (int i = 1; i < words.size(); i++) {
            if (isEnglishName(words, i) || isWelshName(words, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnglishName(List<String> words, int at) {
        var noun = words.get(at);
        var name = words.get(at - 1);
        var before = at > 1 ? words.get(at - 2) : "";
        if (!isWord(name) || isOrdinary(name) || ONE_OF_A_KIND.contains(before)) {
            return false;
        }
        boolean isPlaced = PLACING.contains(before);
        var after = at + 1 < words.size() ? words.get(at + 1) : "";
        return FARMS.contains(noun) ? isPlaced || !BELONGINGS.contains(after) : noun.equals("holding") && isPlaced;
    }

    private static boolean isWelshName(List<String> words, int at) {
        return at + 1 < words.size()
                && WELSH_FARMS.contains(words.get(at))
                && WELSH_PLACING.contains(words.get(at - 1))
                && isWord(words.get(at + 1))
                && !WELSH_ORDINARY.contains(words.get(at + 1));
    }

    /** "burgled", "affected" and the like say what befell a farm. */
    private static boolean isOrdinary(String word) {
        return ORDINARY.contains(word)
                || FARMS.contains(word)
                || (word.endsWith("ed") && word.length() >= LEAST_LETTERS_OF_A_PARTICIPLE);
    }

    private static boolean isWord(String word) {
        return Character.isLetter(word.codePointAt(0));
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
