package org.hedgerow.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with every field, so that a person mends a form once. */
public final class FieldErrors {

    private final List<ProblemException.FieldError> errors = new ArrayList<>();
    private final String under;

    public FieldErrors() {
        this("");
    }

    /** @param under where in the request the form stands whose fields are named, as a JSON Pointer */
    public FieldErrors(String under) {
        this.under = under;
    }

    public void add(String pointer, String detail) {
        errors.add(new ProblemException.FieldError(under + pointer, detail));
    }

    public int count() {
        return errors.size();
    }

    /** The value, or null when reading it is a problem, which is kept. */
    public <T> @Nullable T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProblemException e) {
            e.errors().forEach(error -> add(error.pointer(), error.detail()));
            return null;
        }
    }

    /** One of a closed list, or null when it is none of them, which is kept as these words. */
    public <E extends Enum<E>> @Nullable E oneOf(E[] values, @Nullable String name, String pointer, String words) {
        return read(() -> SentField.oneOf(values, name, pointer, words));
    }

    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformProblem.INVALID_FIELDS, errors);
        }
    }
}
