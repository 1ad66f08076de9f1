package org.hedgerow.sighting;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a plate is made. The order is that in which they are tried: what fits two is of the first. */
public enum PlateStyle {
    /** Since September 2001: AB12CDE, whose figures say the half year from which it is given out. */
    CURRENT("[A-HJ-PR-Y]{2}(0[2-9]|[1-9][0-9])[A-HJ-PR-Z]{3}"),
    /** 1983 to 2001: A123BCD. */
    PREFIX("[A-HJ-NPR-TV-Y][1-9][0-9]{0,2}[A-HJ-PR-Y]{3}"),
    /** 1963 to 1983: ABC123D. */
    SUFFIX("[A-HJ-PR-Y]{3}[1-9][0-9]{0,2}[A-HJ-NPR-TV-Y]"),
    /** Of a vehicle whose age is not known: rebuilt, or brought in from abroad. */
    Q("Q[1-9][0-9]{0,2}[A-HJ-PR-Y]{3}"),
    /** With an I or a Z among up to three letters: AIZ1234. */
    NORTHERN_IRELAND("(?=[A-Z]*[IZ])[A-Z]{1,3}[1-9][0-9]{0,3}"),
    /** Before 1963, or bought for its letters: ABC1 or 1ABC. */
    DATELESS("[A-Z]{1,3}[1-9][0-9]{0,3}|[1-9][0-9]{0,3}[A-Z]{1,3}"),
    /** Of a trader, for any vehicle; those that are made like a dateless one are taken for that. */
    TRADE("[0-9]{3}[A-Z]{1,2}|[0-9]{5}"),
    /** A character at least is not known. */
    PARTIAL(null),
    /** Of no style above. */
    FOREIGN(null);

    private final @Nullable Pattern pattern;

    PlateStyle(@Nullable String pattern) {
        this.pattern = pattern == null ? null : Pattern.compile(pattern);
    }

    /** @param read as {@link Plate#read()} has it */
    static PlateStyle of(String read) {
        if (read.indexOf(Plate.UNKNOWN) >= 0) {
            return PARTIAL;
        }
        for (var style : values()) {
            if (style.pattern != null && style.pattern.matcher(read).matches()) {
                return style;
            }
        }
        return FOREIGN;
    }
}
