package org.hedgerow.audit;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done, apart from who did it.
 *
 * @param operation one of the six of section 62, or a security event
 * @param action a fixed word or two of the calling module, never anything that somebody typed
 * @param subjectKind what the subjects are, such as {@code incident}
 * @param subjects the records, without doubles; at most {@link #MOST_SUBJECTS}
 * @param tier how much of the records was given, as the name of a tier; null where that makes no sense
 * @param purpose the code of the purpose that the person stated, in capitals; null when none was stated
 * @param reason what the person gave as reason, where one was asked; kept beside the entry, erasable
 * @param query what the person searched for or filtered by; kept beside the entry, erasable, at most {@link #LONGEST_QUERY} characters of it
 */
public record Act(
        AuditOperation operation,
        String action,
        @Nullable String subjectKind,
        List<UUID> subjects,
        @Nullable String tier,
        @Nullable String purpose,
        @Nullable String reason,
        @Nullable String query) {

    public static final int MOST_SUBJECTS = 100_000;
    public static final int LONGEST_QUERY = 4_000;

    public Act {
        subjects = subjects.stream().distinct().toList();
        if (subjects.size() > MOST_SUBJECTS) {
            throw new IllegalArgumentException("One entry names at most " + MOST_SUBJECTS + " records");
        }
        query = query != null && query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
    }

    public static Act of(AuditOperation operation, String action, String subjectKind, UUID subject) {
        return of(operation, action, subjectKind, List.of(subject));
    }

    public static Act of(AuditOperation operation, String action, String subjectKind, Collection<UUID> subjects) {
        return new Act(operation, action, subjectKind, List.copyOf(subjects), null, null, null, null);
    }

    public Act atTier(@Nullable String given) {
        return new Act(operation, action, subjectKind, subjects, given, purpose, reason, query);
    }

    public Act forPurpose(@Nullable String stated) {
        return new Act(operation, action, subjectKind, subjects, tier, stated, reason, query);
    }

    public Act because(@Nullable String given) {
        return new Act(operation, action, subjectKind, subjects, tier, purpose, given, query);
    }

    public Act searchingFor(@Nullable String typed) {
        return new Act(operation, action, subjectKind, subjects, tier, purpose, reason, typed);
    }
}
