package org.hedgerow.bulletin;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invented bulletins. */
public final class BulletinContents {

    private BulletinContents() {}

    /** A bulletin about squares of 10 km, with a wording for each audience that has its name as the title. */
    public static BulletinContent about(
            List<String> squares, int priority, int delayMinutes, BulletinAudience... audiences) {
        var said = saying("Invented words.", AdviceCategory.COURSING, audiences);
        return new BulletinContent(
                said.kind(),
                said.advice(),
                said.urgency(),
                priority,
                said.expiresHours(),
                delayMinutes,
                said.watchMembers(),
                said.allForces(),
                new AreaSaid("Invented fields", squares, List.of(), List.of()),
                null,
                said.signatory(),
                null,
                null,
                List.of(),
                Arrays.stream(audiences)
                        .map(audience -> new Wording(
                                audience,
                                new WordingText("Words for " + audience, "In short for " + audience, "Invented words."),
                                audience == BulletinAudience.PUBLIC
                                        ? new WordingText("Geiriau i bawb", "Yn fyr i bawb", "Geiriau.")
                                        : null))
                        .toList());
    }

    static BulletinContent saying(String body, AdviceCategory advice, BulletinAudience... audiences) {
        return content("Take care", body, advice, null, null, audiences);
    }

    static BulletinContent from(UUID incident, String body, BulletinAudience... audiences) {
        return content("Take care", body, AdviceCategory.COURSING, null, incident, audiences);
    }

    /** One that asks for questions. */
    static BulletinContent asking(BulletinAudience... audiences) {
        return content(
                BulletinKind.QUESTIONS_AND_ANSWERS,
                "Ask us",
                "We answer here.",
                AdviceCategory.GENERAL,
                null,
                null,
                audiences);
    }

    static BulletinContent content(
            String title,
            String body,
            AdviceCategory advice,
            @Nullable PlateAuthority plates,
            @Nullable UUID incident,
            BulletinAudience... audiences) {
        return content(BulletinKind.WARNING, title, body, advice, plates, incident, audiences);
    }

    private static BulletinContent content(
            BulletinKind kind,
            String title,
            String body,
            AdviceCategory advice,
            @Nullable PlateAuthority plates,
            @Nullable UUID incident,
            BulletinAudience... audiences) {
        return new BulletinContent(
                kind,
                advice,
                Urgency.NOW,
                2,
                72,
                0,
                false,
                true,
                new AreaSaid("Fields about Royston", List.of("TL34"), List.of(), List.of()),
                null,
                new Signatory("Sergeant", "Rural crime", "Rural team", null),
                plates,
                incident,
                List.of(),
                Arrays.stream(audiences)
                        .map(audience -> new Wording(audience, new WordingText(title, "In short.", body), null))
                        .toList());
    }
}
