package org.hedgerow.notice;

import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many people a bulletin has reached by their areas. Only counted: nobody learns who, a letter holds nothing that would tell that it was opened, and a
 * number so small that it could mean one neighbour is not said.
 */
@Component
public class BulletinFigures {

    /** Smaller numbers are not said. */
    public static final int LEAST_SAID = 5;

    private final Access access;
    private final NoticeRows notices;

    BulletinFigures(Access access, NoticeRows notices) {
        this.access = access;
        this.notices = notices;
    }

    /**
     * Numbers of people; null where they are fewer than {@value #LEAST_SAID}.
     *
     * @param told have a notice in Hedgerow
     * @param letters a letter about it was handed over
     * @param messages a message to a phone was handed over
     * @param read looked at the notice
     */
    public record Figures(
            @Nullable Integer told,
            @Nullable Integer letters,
            @Nullable Integer messages,
            @Nullable Integer read) {}

    /** Counted from notices, which are kept for 90 days. Whether the asker may know of the bulletin is the caller's to say. */
    public Figures of(UUID bulletin) {
        var counted = access.readingAsHolder(NoticeRows.MAKER, () -> notices.countOfBulletin(bulletin));
        return new Figures(
                said(counted.told()), said(counted.letters()), said(counted.messages()), said(counted.read()));
    }

    private static @Nullable Integer said(int number) {
        return number < LEAST_SAID ? null : number;
    }
}
