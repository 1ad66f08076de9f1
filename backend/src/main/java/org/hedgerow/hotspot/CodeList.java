package org.hedgerow.hotspot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Category and force codes as small numbers. Immutable: a new code makes a new list, in which the old numbers stay as they were. */
final class CodeList {

    static final CodeList EMPTY = new CodeList(new String[0], Map.of());

    private final String[] codes;
    private final Map<String, Short> numbers;

    private CodeList(String[] codes, Map<String, Short> numbers) {
        this.codes = codes;
        this.numbers = numbers;
    }

    int size() {
        return codes.length;
    }

    String code(int number) {
        return codes[number];
    }

    /** The number of a code, or -1. */
    int number(String code) {
        Short number = numbers.get(code);
        return number == null ? -1 : number;
    }

    CodeList with(String code) {
        if (numbers.containsKey(code)) {
            return this;
        }
        if (codes.length == Short.MAX_VALUE) {
            throw new IllegalStateException("More than " + Short.MAX_VALUE + " different codes");
        }
        var longer = Arrays.copyOf(codes, codes.length + 1);
        longer[codes.length] = code;
        var more = new HashMap<>(numbers);
        more.put(code, (short) codes.length);
        return new CodeList(longer, Map.copyOf(more));
    }
}
