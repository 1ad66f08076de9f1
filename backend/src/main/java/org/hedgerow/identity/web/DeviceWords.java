package org.hedgerow.identity.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser calls itself, in words by which its owner knows it again: {@code Firefox on Windows}. Only these words are kept. */
final class DeviceWords {

    /** The first that is found counts: most browsers also claim to be others. */
    private static final Map<String, String> BROWSERS = inOrder(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser",
            "Samsung Internet",
            "Firefox",
            "Firefox",
            "FxiOS",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chromium",
            "Chromium",
            "Chrome",
            "Chrome",
            "Safari",
            "Safari");

    private static final Map<String, String> SYSTEMS = inOrder(
            "iPhone",
            "an iPhone",
            "iPad",
            "an iPad",
            "Android",
            "Android",
            "CrOS",
            "a Chromebook",
            "Windows",
            "Windows",
            "Macintosh",
            "a Mac",
            "Linux",
            "Linux");

    private static final int LONGEST = 1000;

    private DeviceWords() {}

    static String of(@Nullable String userAgent) {
        var text = userAgent == null || userAgent.length() > LONGEST ? "" : userAgent;
        var browser = find(BROWSERS, text, "A browser");
        var system = find(SYSTEMS, text, "");
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String find(Map<String, String> words, String text, String otherwise) {
        return words.entrySet().stream()
                .filter(word -> text.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> inOrder(String... pairs) {
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
