package org.hedgerow.bulletin;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an author says of a bulletin. Its marking is always OFFICIAL: what is marked higher is no bulletin.
 *
 * @param priority from 1, which everybody should read, to 5
 * @param expiresHours how long after its issue it is over
 * @param delayMinutes how long after its issue everybody may read the public wording; the others are read at once
 * @param watchMembers whether members of watch groups read the watch wording too, and not their coordinators alone
 * @param allForces whether every force reads the police wording, and not the own one alone
 * @param plates null unless number plates may be published
 * @param sourceIncident what it was made from, so that nothing of it is repeated; told to nobody outside
 * @param sourceMembers the incidents of a hotspot that it was made from, likewise
 * @param wordings one to three, each for an audience of its own, in the order of the audiences
 */
public record BulletinContent(
        BulletinKind kind,
        AdviceCategory advice,
        Urgency urgency,
        int priority,
        int expiresHours,
        int delayMinutes,
        boolean watchMembers,
        boolean allForces,
        AreaSaid area,
        @Nullable BulletinEvent event,
        Signatory signatory,
        @Nullable PlateAuthority plates,
        @Nullable UUID sourceIncident,
        List<UUID> sourceMembers,
        List<Wording> wordings) {

    public static final int USUAL_EXPIRY_HOURS = 72;
    public static final int LONGEST_EXPIRY_HOURS = 28 * 24;
    public static final int LONGEST_DELAY_MINUTES = 7 * 24 * 60;

    /** A hotspot is made into a bulletin by its latest incidents. */
    public static final int MOST_MEMBERS = 200;

    public BulletinContent {
        // Bulletins that were begun earlier have none.
        sourceMembers = sourceMembers == null ? List.of() : List.copyOf(sourceMembers);
        wordings = List.copyOf(wordings);
    }

    public List<BulletinAudience> audiences() {
        return wordings.stream().map(Wording::audience).toList();
    }

    @Override
    public String toString() {
        return "BulletinContent[hidden]";
    }
}
