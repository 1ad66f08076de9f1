package org.hedgerow.bulletin;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shapes of what a bulletin may not say. A text is looked at as a reader would read it: compatible characters made one, invisible ones gone, letters
 * of other alphabets that look like Latin ones taken for these.
 */
final class LintPatterns {

    /** Figures of the lines that everybody may be told of: Crimestoppers, the rural line, Report Fraud, and those of three and five figures. */
    static final Set<String> KNOWN_NUMBERS = Set.of("0800555111", "08007830137", "03001232040", "0800807060");

    private static final int FIGURES_OF_A_KILOMETRE = 4;
    private static final int LEAST_FIGURES = 7;

    private static final Pattern OLD_NAME = Pattern.compile("\\baction\\W{0,3}fraud\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{Alnum}])(?:\\+|\\()?[0-9](?:[ \\t().\\-\u2010-\u2015/]{0,3}[0-9]){6,14}(?![0-9])");
    private static final Pattern DATE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.\\-][0-9]{1,2}[/.\\-][0-9]{2,4}");
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@]\\s?(?:@|\\(at\\)|\\[at])\\s?[^\\s@.]{1,64}\\.[^\\s@]{2}");
    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![\\p{Alnum}])[A-Z]{1,2}[0-9][A-Z0-9]?\\s{0,2}[0-9][ABD-HJLNP-UW-Z]{2}(?![\\p{Alnum}])",
            Pattern.CASE_INSENSITIVE);
    /** Since 2001, in letters of one size, since "TL44 and" is a square; since 1983, and 1963, with a space only in capitals, since "A10 and" is a road; of Northern Ireland; and older, in capitals, but for years and 999. */
    private static final Pattern PLATE = Pattern.compile("(?<![\\p{Alnum}])(?:"
            + "(?i:[A-Z]{2}[0-9]{2}[A-Z]{3})|[A-Z]{2}[ \\-]?[0-9]{2}[ \\-]?[A-Z]{3}|[a-z]{2}[0-9]{2}[ \\-]?[a-z]{3}"
            + "|(?i:[A-Z][0-9]{1,3}[A-Z]{3})|[A-Z] ?[0-9]{1,3}[ \\-][A-Z]{3}"
            + "|(?i:[A-Z]{3}[0-9]{1,3}[A-Z])|[A-Z]{3}[ \\-][0-9]{1,3} ?[A-Z]"
            + "|[A-Z]I[A-Z][ \\-]?[0-9]{1,4}|(?i:[A-Z]I[A-Z][0-9]{3,4})|[A-Z]{1,2}Z[ \\-]?[0-9]{1,4}"
            + "|[A-Z]{3}[ \\-]?(?!(?:999|101|111|112|20[0-9]{2})(?![0-9]))[0-9]{3,4}|(?!(?:999|101|111|112|20[0-9]{2})(?![0-9]))[0-9]{3,4}[ \\-]?[A-Z]{3}"
            + ")(?![\\p{Alnum}])");
    /** As much of a plate as somebody saw, where it is said to be one. */
    private static final Pattern PART_OF_A_PLATE = Pattern.compile(
            "\\b(?:reg(?:istration)?|index|plates?|vrm|rhif cofrestru)\\b[^.\\n]{0,30}?\\b(?=[A-Z0-9?*]*[0-9])(?=[A-Z0-9?*]*[A-Z])[A-Z0-9?*]{3,8}\\b",
            Pattern.CASE_INSENSITIVE);

    /** Lettered squares with land in either case, since "on 0800" is none; single letters, of Ireland, in capitals. */
    private static final Pattern GRID_REFERENCE = Pattern.compile(
            "(?<![\\p{Alnum}])(?:(?i:H[PTUWXYZ]|N[ABCDFGHJKLMNORSTUWXYZ]|OV|S[CDEHJKMNOPRSTUVWXYZ]|T[AFGLMQRV])|[A-HJ-Z])"
                    + "[ \\-]?([0-9]{2,5}[ \\-,]{0,2}[0-9]{2,5})(?![\\p{Alnum}])");

    private static final Pattern EASTING_NORTHING =
            Pattern.compile("(?<![0-9])[0-9]{6}\\s*[,;/ ]\\s*[0-9]{6,7}(?![0-9])");
    private static final Pattern DEGREES = Pattern.compile(
            "(?<![0-9,])-?[0-9]{1,2}\\.[0-9]{3,}|[0-9]{1,3}\\s?[\u00b0\u00ba]\\s?[0-9]", Pattern.CASE_INSENSITIVE);
    private static final Pattern MGRS = Pattern.compile(
            "(?<![\\p{Alnum}])(?:29|30|31)\\s?[UV]\\s?[A-Z]{2}\\s?[0-9]{2,5}\\s?[0-9]{2,5}", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLUS_CODE = Pattern.compile(
            "(?<![\\p{Alnum}])[23456789CFGHJMPQRVWX]{4,8}\\+[23456789CFGHJMPQRVWX]{2,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern THREE_WORDS = Pattern.compile("(?:///\\s?|(?i:what3words|w3w)\\W)"
            + "|(?<![\\p{L}.@/])\\p{Ll}{3,20}+\\.\\p{Ll}{3,20}+\\.\\p{Ll}{3,20}+(?!\\p{L}|\\.\\p{L})");
    private static final Pattern DOMAIN =
            Pattern.compile(".*\\.(?:uk|com|org|net|gov|wales|cymru|scot|police|info|eu)$", Pattern.CASE_INSENSITIVE);

    /** "Ash Farm", "Fferm Lwyd"; not "the farm", "your farm" or "Farm Watch"; in small letters they are found by {@link FarmNames}. */
    private static final Pattern FARM = Pattern.compile(
            "(?<![\\p{L}])(?!(?:The|A|An|Any|Your|Every|Each|Our|This|That|My|No|One|Local|Neighbouring)\\s)"
                    + "\\p{Lu}[\\p{L}'\u2019\\-]*\\s+(?:(?:FARM|FARMS|FARMHOUSE|GRANGE)(?![\\p{L}])|(?:Farm|Farms|Farmhouse|Grange|Holding|Smallholding|Steading)(?![\\p{L}]))(?!\\s+(?i:watch|week|security|shop|crime|machinery|vehicles?))"
                    + "|(?<![\\p{L}])(?:Fferm|Ffermdy|Tyddyn)\\s+\\p{Lu}[\\p{L}'\u2019\\-]*");

    private static final Pattern SAFETY_NEEDED = Pattern.compile(
            "\\b(?:cours(?:ing|ers?|ed)|poach\\w*|lamping|lampers?|cwrsio|potsio|potsiwr\\w*)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ROAD = Pattern.compile(
            "(?<![\\p{Alnum}])[ABM][0-9]{1,4}(?:\\([Mm]\\))?(?![\\p{Alnum}])", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOLE_MAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,64}");
    private static final List<Pattern> PLATES_AND_PLACES = List.of(
            WHOLE_MAIL, MGRS, GRID_REFERENCE, EASTING_NORTHING, DEGREES, PLUS_CODE, THREE_WORDS, POSTCODE, PLATE, ROAD);

    /** Capitals of Greek and Cyrillic that are drawn as Latin ones. */
    private static final Map<Character, Character> LOOK_ALIKE = Map.ofEntries(
            Map.entry('А', 'A'),
            Map.entry('В', 'B'),
            Map.entry('Е', 'E'),
            Map.entry('К', 'K'),
            Map.entry('М', 'M'),
            Map.entry('Н', 'H'),
            Map.entry('О', 'O'),
            Map.entry('Р', 'P'),
            Map.entry('С', 'C'),
            Map.entry('Т', 'T'),
            Map.entry('Х', 'X'),
            Map.entry('У', 'Y'),
            Map.entry('а', 'a'),
            Map.entry('е', 'e'),
            Map.entry('о', 'o'),
            Map.entry('р', 'p'),
            Map.entry('с', 'c'),
            Map.entry('х', 'x'),
            Map.entry('у', 'y'),
            Map.entry('Α', 'A'),
            Map.entry('Β', 'B'),
            Map.entry('Ε', 'E'),
            Map.entry('Ζ', 'Z'),
            Map.entry('Η', 'H'),
            Map.entry('Ι', 'I'),
            Map.entry('Κ', 'K'),
            Map.entry('Μ', 'M'),
            Map.entry('Ν', 'N'),
            Map.entry('Ο', 'O'),
            Map.entry('Ρ', 'P'),
            Map.entry('Τ', 'T'),
            Map.entry('Υ', 'Y'),
            Map.entry('Χ', 'X'));

    private LintPatterns() {}

    /** As it is read. */
    static String plain(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
        var plain = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            plain.append(
                    Character.isDigit(c)
                            ? (char) ('0' + Character.digit(c, 10))
                            : (char) LOOK_ALIKE.getOrDefault(c, Character.isSpaceChar(c) ? ' ' : c));
        }
        return plain.toString();
    }

    static boolean hasOldName(String plain) {
        return OLD_NAME.matcher(plain).find();
    }

    static boolean hasMail(String plain) {
        return MAIL.matcher(plain).find();
    }

    static boolean hasPostcode(String plain) {
        return POSTCODE.matcher(plain).find();
    }

    static boolean hasPlate(String plain) {
        var withoutGrid = GRID_REFERENCE
                .matcher(plain)
                .replaceAll(match -> figures(match.group(1)).length() <= FIGURES_OF_A_KILOMETRE
                                && match.group().matches("(?i)[HJNOST][A-HJ-Z].*")
                        ? " "
                        : Matcher.quoteReplacement(match.group()));
        return PLATE.matcher(withoutGrid).find()
                || PART_OF_A_PLATE.matcher(plain).find();
    }

    /** What is left when everything is gone that shows a car, a place, a road or where to write. */
    static String withoutPlatesAndPlaces(String plain) {
        var left = plain;
        for (var pattern : PLATES_AND_PLACES) {
            left = pattern.matcher(left).replaceAll(" ");
        }
        return left;
    }

    static boolean hasFarm(String plain) {
        return FARM.matcher(plain).find() || FarmNames.isIn(plain);
    }

    static boolean needsSafetyLine(String plain) {
        return SAFETY_NEEDED.matcher(plain).find();
    }

    /** Whether a place is told more closely than to a square of 1 km. */
    static boolean hasPlace(String text) {
        var plain = NUMBER.matcher(text)
                .replaceAll(match -> isDialled(match.group()) ? " x " : Matcher.quoteReplacement(match.group()));
        var reference = GRID_REFERENCE.matcher(plain);
        while (reference.find()) {
            if (figures(reference.group(1)).length() > FIGURES_OF_A_KILOMETRE) {
                return true;
            }
        }
        var words = THREE_WORDS.matcher(plain);
        while (words.find()) {
            if (!DOMAIN.matcher(words.group()).matches()) {
                return true;
            }
        }
        return EASTING_NORTHING.matcher(plain).find()
                || DEGREES.matcher(plain).find()
                || MGRS.matcher(plain).find()
                || PLUS_CODE.matcher(plain).find();
    }

    /** Whether it names a telephone number that is none of these. */
    static boolean hasOtherNumber(String plain, Set<String> allowed) {
        var matcher = NUMBER.matcher(DATE.matcher(plain).replaceAll(" x "));
        while (matcher.find()) {
            var national = national(matcher.group());
            if (isDialled(matcher.group())
                    && national.length() >= LEAST_FIGURES
                    && !KNOWN_NUMBERS.contains(national)
                    && !allowed.contains(national)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDialled(String said) {
        return said.startsWith("+") || national(said).startsWith("0");
    }

    private static String national(String said) {
        var figures = figures(said);
        return said.startsWith("+44") || figures.startsWith("0044")
                ? "0" + figures.replaceFirst("^(?:00)?44(?:0)?", "")
                : figures;
    }

    private static String figures(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
