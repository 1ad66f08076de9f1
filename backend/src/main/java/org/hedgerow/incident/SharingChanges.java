package org.hedgerow.incident;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Readerships;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a change of who may see a record asks for. */
@Component
class SharingChanges {

    private final Releases releases;
    private final Readerships readerships;

    SharingChanges(Releases releases, Readerships readerships) {
        this.releases = releases;
        this.readerships = readerships;
    }

    /**
     * Whether a second person of the owner must agree: somebody would read more than before of a record with conditions, with a marking
     * above OFFICIAL, or that somebody outside the owner told.
     *
     * @param content the record with the sharing that it has
     * @param other the sharing that it would have
     */
    boolean needsSecondPerson(UUID owner, IncidentContent content, SharingTerms other, @Nullable UUID reporter) {
        return isDelicate(content.sharing(), reporter) && isWider(owner, content, other, reporter);
    }

    boolean isWider(UUID owner, IncidentContent content, SharingTerms other, @Nullable UUID reporter) {
        return readerships.isWider(
                terms(releases.of(owner, content, reporter)),
                terms(releases.of(owner, content.shared(other), reporter)));
    }

    private static boolean isDelicate(SharingTerms sharing, @Nullable UUID reporter) {
        return sharing.handling().code() == HandlingCode.C
                || sharing.marking() == Marking.OFFICIAL_SENSITIVE
                || reporter != null;
    }

    static List<LabelTerms> terms(Collection<Release> planned) {
        return planned.stream().map(Release::terms).toList();
    }
}
