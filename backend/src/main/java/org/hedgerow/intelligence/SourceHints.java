package org.hedgerow.intelligence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds words that may show who told something, or how the police came to know it. It finds too much rather than too little: whoever assesses a report
 * answers each hit, by taking it out or by keeping it with a reason. Pure.
 */
public final class SourceHints {

    /** Why words stand out. */
    public enum Kind {
        /** Of whoever reported an incident that the report is linked to. */
        REPORTER_NAME,
        /** A relation to whoever speaks, or that somebody in particular told it. */
        SPEAKER,
        FARM_NAME,
        /** A source or method that nobody is to know of. */
        COVERT,
        OPERATION_NAME
    }

    /**
     * Words that stand out.
     *
     * @param field where, as a pointer into the form
     * @param words as they stand there
     */
    public record Hit(Kind kind, String field, String words) {}

    /** A text with its pointer. */
    record Field(String pointer, String text) {}

    private static final int SHORTEST_NAME = 3;
    private static final int EITHER_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern SPEAKER = Pattern.compile(
            "\\b(?:my|our|his|her|their)\\s+(?:neighbou?rs?|husband|wife|partner|sons?|daughters?|brothers?|sisters?|father|mother|mum|dad"
                    + "|boss|landlord|tenants?|gamekeepers?|friends?|cousins?|uncle|aunt|farm|yard|field|land|house|dogs?)\\b"
                    + "|\\b(?:i|we)\\s+(?:saw|heard|was|were|know|knew|think|live|own|farm)\\b"
                    + "|\\b(?:the\\s+)?(?:farmer|landowner|tenant|gamekeeper|keeper|caller|witness|informer|source|neighbou?r|resident|victim)\\s+"
                    + "(?:saw|heard|said|says|told|reports?|reported|states?|stated|knows?|believes?|rang|called|overheard|watched)\\b"
                    + "|\\b(?:fy|ein)\\s+(?:nghymydog|nghymdogion|ngŵr|ngwraig|mab|merch|cymydog)\\b"
                    + "|\\b(?:gwelodd|clywodd|dywedodd)\\s+y\\s+(?:ffermwr|tyst|cymydog)\\b",
            EITHER_CASE);

    private static final Pattern COVERT = Pattern.compile(
            "\\b(?:chis|covert(?:ly)?|undercover|informants?|source\\s+handlers?|dedicated\\s+source\\s+unit|surveillance"
                    + "|intercept(?:s|ed|ion)?|phone\\s+tap|wire\\s*tap|tracking\\s+device|tracker|listening\\s+device|probe|test\\s+purchase"
                    + "|cudd|hysbysydd|hysbyswyr|gwyliadwriaeth)\\b",
            EITHER_CASE);

    private static final Pattern OPERATION = Pattern.compile("\\b(?i:op|operation|ymgyrch)\\.?\\s+\\p{Lu}[\\p{L}'’-]+");

    private static final Pattern FARM = Pattern.compile(
            "\\b(?!(?i:the|a|an|any|this|that|my|our|your|their|his|her|local|nearby|neighbouring|each|every|no|one|at|near|from|to|on|of|and)\\b)"
                    + "[\\p{L}'’-]+\\s+(?i:farm|farmhouse|grange|holding|smallholding|steading|stables|stud|manor)\\b"
                    + "|\\b(?i:fferm|ffermdy|tyddyn)\\s+\\p{Lu}[\\p{L}'’-]+",
            Pattern.UNICODE_CASE);

    private SourceHints() {}

    /**
     * Every hit once, in the order of the text.
     *
     * @param names of those who reported what the report is linked to
     */
    static List<Hit> find(List<Field> fields, Collection<String> names) {
        var hits = new LinkedHashSet<Hit>();
        var named = ofNames(names);
        for (var field : fields) {
            var text = Normalizer.normalize(field.text(), Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
            named.forEach(name -> add(hits, Kind.REPORTER_NAME, field, text, name));
            add(hits, Kind.SPEAKER, field, text, SPEAKER);
            add(hits, Kind.FARM_NAME, field, text, FARM);
            add(hits, Kind.COVERT, field, text, COVERT);
            add(hits, Kind.OPERATION_NAME, field, text, OPERATION);
        }
        return new ArrayList<>(hits);
    }

    /** Of the words of a hit, whatever their case and spaces. */
    static String key(Kind kind, String words) {
        return kind + "|"
                + words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    /** Each part of each name but the shortest: a first name alone may be enough for who knows the village. */
    private static List<Pattern> ofNames(Collection<String> names) {
        Set<String> parts = new LinkedHashSet<>();
        for (var name : names) {
            for (var part : Normalizer.normalize(name, Normalizer.Form.NFKC).split("[^\\p{L}\\p{N}'’-]+")) {
                if (part.length() >= SHORTEST_NAME) {
                    parts.add(part);
                }
            }
        }
        return parts.stream()
                .map(part -> Pattern.compile("(?<![\\p{L}])" + Pattern.quote(part) + "(?![\\p{L}])", EITHER_CASE))
                .toList();
    }

    private static void add(Set<Hit> hits, Kind kind, Field field, String text, Pattern pattern) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            hits.add(new Hit(kind, field.pointer(), matcher.group()));
        }
    }
}
