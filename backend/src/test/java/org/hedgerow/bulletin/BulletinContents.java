package org.hedgerow.bulletin;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invented bulletins. */
final class BulletinContents {

    private BulletinContents() {}

    static BulletinContent saying(String body, AdviceCategory advice, BulletinAudience... audiences) {
        return content("Take care", body, advice, null, null, audiences);
    }

    static BulletinContent from(UUID incident, String body, BulletinAudience... audiences) {
        return content("Take care", body, AdviceCategory.COURSING, null, incident, audiences);
    }

    static BulletinContent content(
            String title,
            String body,
            AdviceCategory advice,
            @Nullable PlateAuthority plates,
            @Nullable UUID incident,
            BulletinAudience... audiences) {
        return new BulletinContent(
                BulletinKind.WARNING,
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
                Arrays.stream(audiences)
                        .map(audience -> new Wording(audience, new WordingText(title, "In short.", body), null))
                        .toList());
    }
}
