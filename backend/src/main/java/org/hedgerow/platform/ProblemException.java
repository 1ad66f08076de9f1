package org.hedgerow.platform;

import java.util.List;

/** A failure from the catalogue, with safe words only: nothing that the caller may not know goes in. */
public class ProblemException extends RuntimeException {

    /**
     * What is wrong with one field.
     *
     * @param pointer a JSON Pointer into the request, or {@code ?name} for a query parameter
     * @param detail what to do about it, in words for a person
     */
    public record FieldError(String pointer, String detail) {}

    private final transient ProblemType type;
    private final transient List<FieldError> errors;

    public ProblemException(ProblemType type) {
        this(type, List.of());
    }

    public ProblemException(ProblemType type, List<FieldError> errors) {
        super(type.slug(), null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
