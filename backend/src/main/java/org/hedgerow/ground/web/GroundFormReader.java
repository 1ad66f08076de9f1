package org.hedgerow.ground.web;

import java.util.regex.Pattern;
import org.hedgerow.ground.GroundContent;
import org.hedgerow.ground.GroundFacts;
import org.hedgerow.ground.GroundKind;
import org.hedgerow.ground.GroundOutline;
import org.hedgerow.ground.GroundShape;
import org.hedgerow.ground.GroundShapes;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.SentField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns something on the ground as it is sent into values, once, and names every field that is wrong. */
@Component
class GroundFormReader {

    static final int LONGEST_REASON = 400;

    /** A telephone number of the United Kingdom, however it is spaced; the figures of a grid reference follow two capitals. */
    private static final Pattern TELEPHONE =
            Pattern.compile("(?<![0-9A-Za-z])(?<!\\b[A-Z]{2} )(?:\\+44|0)(?:[ ()./-]{0,2}[0-9]){9,10}(?![0-9])");

    private static final Pattern MAIL = Pattern.compile("[^\\s@]@[^\\s@]");

    private final GroundShapes shapes;
    private final GroundFactsReader facts;

    GroundFormReader(GroundShapes shapes, GroundFactsReader facts) {
        this.shapes = shapes;
        this.facts = facts;
    }

    GroundContent read(GroundForm form) {
        var errors = new FieldErrors();
        var kind = errors.oneOf(GroundKind.values(), form.kind(), "/kind", "Say what it is.");
        var note = errors.read(() -> note(form.note()));
        var shape = shape(form, kind, errors);
        var said = kind == null ? GroundFacts.NONE : facts.read(form, kind, errors);
        errors.throwIfAny();
        return new GroundContent(SentField.given(kind), SentField.given(note), said, SentField.given(shape));
    }

    /** Why the police change what somebody else keeps. */
    static String reason(@Nullable String said) {
        var reason = PlainText.check("/reason", said, LONGEST_REASON);
        if (reason.isEmpty()) {
            throw PlatformProblem.invalid("/reason", "Say why: the person who keeps it is shown the reason.");
        }
        return reason;
    }

    private static String note(@Nullable String said) {
        var note = said == null || said.isBlank() ? "" : PlainText.checkLine("/note", said, GroundContent.LONGEST_NOTE);
        if (TELEPHONE.matcher(note).find() || MAIL.matcher(note).find()) {
            throw PlatformProblem.invalid(
                    "/note", "Leave telephone numbers and e-mail addresses out: the note is shown to many.");
        }
        return note;
    }

    private @Nullable GroundShape shape(GroundForm form, @Nullable GroundKind kind, FieldErrors errors) {
        var outline = errors.oneOf(
                GroundOutline.values(), form.outline(), "/outline", "Say whether it is a point, a line or an area.");
        var precision = form.precisionMetres();
        if (precision == null || precision < 1 || precision > GroundShapes.MOST_PRECISION_METRES) {
            errors.add(
                    "/precisionMetres",
                    "Say how well the place is known: 1 to " + GroundShapes.MOST_PRECISION_METRES + " metres.");
            return null;
        }
        if (outline == null) {
            return null;
        }
        if (kind != null && !kind.isDrawnAs(outline)) {
            errors.add("/outline", "That is not drawn so.");
            return null;
        }
        return errors.read(() -> shapes.shape(outline, form.corners(), precision));
    }
}
