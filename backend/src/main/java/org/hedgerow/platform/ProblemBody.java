package org.hedgerow.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.hedgerow.platform.ProblemException.FieldError;
import org.jspecify.annotations.Nullable;

/** Problem details as RFC 9457 has them, with a list of fields and, for a failure of ours, a reference into the log. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        String instance,
        List<FieldError> errors,
        @Nullable String reference) {

    private static final int LONGEST_INSTANCE = 200;

    /** @param path that was asked for; its beginning is repeated */
    public static ProblemBody of(ProblemType type, String path, List<FieldError> errors, @Nullable String reference) {
        var instance = path.length() <= LONGEST_INSTANCE ? path : path.substring(0, LONGEST_INSTANCE);
        return new ProblemBody("/problems#" + type.slug(), type.title(), type.status(), instance, errors, reference);
    }
}
