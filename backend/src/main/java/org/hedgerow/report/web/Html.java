package org.hedgerow.report.web;

import java.util.Map;
import java.util.Set;

/**
 * Writes HTML of fixed elements around text from anywhere. Text and the values of attributes are escaped here and nowhere else; what is {@link Html}
 * was written here.
 */
final class Html {

    private static final Set<String> EMPTY = Set.of("input", "link", "meta");

    private final String written;

    private Html(String written) {
        this.written = written;
    }

    /**
     * @param name of an element, and
     * @param attributes names of attributes, as the code has them; their values may be anybody's
     * @param children {@code Html}, or text in any other type
     */
    static Html el(String name, Map<String, String> attributes, Object... children) {
        var html = new StringBuilder("<").append(name);
        attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute -> html.append(' ')
                        .append(attribute.getKey())
                        .append("=\"")
                        .append(escaped(attribute.getValue()))
                        .append('"'));
        html.append('>');
        for (var child : children) {
            html.append(child instanceof Html done ? done.written : escaped(String.valueOf(child)));
        }
        if (!EMPTY.contains(name)) {
            html.append("</").append(name).append('>');
        }
        return new Html(html.toString());
    }

    static Html el(String name, Object... children) {
        return el(name, Map.of(), children);
    }

    /** Several things in a row. */
    static Html all(Iterable<Html> parts) {
        var html = new StringBuilder();
        parts.forEach(part -> html.append(part.written));
        return new Html(html.toString());
    }

    String document() {
        return "<!doctype html>\n" + written + "\n";
    }

    private static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (letter >= ' ' || letter == '\n' || letter == '\t') {
                        safe.append(letter);
                    }
                }
            }
        }
        return safe.toString();
    }
}
