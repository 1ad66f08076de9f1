package org.hedgerow.report.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.report.DeskRemarks;
import org.hedgerow.report.Remark;
import org.hedgerow.report.WatchDesk;
import org.jspecify.annotations.Nullable;

/** Remarks as they are sent, and as their authors and the desk read them. */
final class RemarkView {

    private RemarkView() {}

    /**
     * What a coordinator sends; everything may be missing until it is checked.
     *
     * @param kind {@code SAME_EVENT}, {@code WRONG} or {@code NOTE}
     * @param other for {@code SAME_EVENT} alone
     */
    record Form(
            @Nullable String kind,
            @Nullable UUID incident,
            @Nullable UUID other,
            @Nullable String text) {
        @Override
        public String toString() {
            return "Form[hidden]";
        }
    }

    /** @param state {@code SEEN}, {@code DONE} or {@code DECLINED} */
    record AnswerForm(@Nullable String state) {}

    record OwnRemarks(List<Own> remarks) {}

    /**
     * One of the viewer's own.
     *
     * @param incidents of those that it names, the ids of those that the viewer sees now
     * @param states one, or one for each owner where these differ
     */
    record Own(
            UUID id, Remark.Kind kind, String text, Instant madeAt, List<UUID> incidents, List<Remark.State> states) {

        static Own of(WatchDesk.Own own) {
            var remark = own.remark();
            return new Own(remark.id(), remark.kind(), remark.text(), remark.madeAt(), own.incidents(), own.states());
        }
    }

    record ToTheDesk(List<Told> remarks) {}

    /**
     * A remark as the desk reads it.
     *
     * @param by the coordinator's name; null for who has left
     * @param watchGroup for which the coordinator spoke
     * @param named the ids of the incidents, the own one first
     * @param incident as it is on the viewer's map; null once it was withdrawn
     */
    record Told(
            UUID id,
            Remark.Kind kind,
            String text,
            Remark.State state,
            Instant madeAt,
            @Nullable String by,
            @Nullable String watchGroup,
            List<UUID> named,
            @Nullable IncidentFeature incident,
            @Nullable IncidentFeature other,
            DeskRemarks.@Nullable Join join) {}

    static Told told(
            DeskRemarks.Listed listed,
            @Nullable IncidentFeature incident,
            @Nullable IncidentFeature other,
            Map<UUID, Person> people,
            @Nullable Organisation group) {
        var remark = listed.remark();
        var author = people.get(remark.author());
        return new Told(
                remark.id(),
                remark.kind(),
                remark.text(),
                remark.state(),
                remark.madeAt(),
                author == null ? null : author.name(),
                group == null ? null : group.name(),
                remark.other() == null ? List.of(remark.incident()) : List.of(remark.incident(), remark.other()),
                incident,
                other,
                listed.join());
    }

    static WatchDesk.Words words(Form form) {
        var errors = new FieldErrors();
        var kind = errors.read(() -> kind(form.kind()));
        var incident = errors.read(() -> DeskFormReader.id("/incident", form.incident()));
        errors.read(() -> other(form));
        var text = errors.read(() -> PlainText.checkLine("/text", form.text(), Remark.LONGEST));
        errors.throwIfAny();
        if (kind == null || incident == null || text == null) {
            throw new IllegalStateException("Nothing is wrong, and something is missing");
        }
        return new WatchDesk.Words(kind, incident, form.other(), text);
    }

    private static Remark.Kind kind(@Nullable String text) {
        for (var kind : Remark.Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        throw PlatformProblem.invalid(
                "/kind", "Say that two are one event, that something is wrong, or something else.");
    }

    /** Another incident is named when two may be one event, and only then. */
    private static boolean other(Form form) {
        var two = Remark.Kind.SAME_EVENT.name().equals(form.kind());
        if (two != (form.other() != null) || (two && form.other().equals(form.incident()))) {
            throw PlatformProblem.invalid("/other", "Name two incidents that may be one event.");
        }
        return two;
    }

    static Remark.State state(@Nullable String text) {
        for (var state : List.of(Remark.State.SEEN, Remark.State.DONE, Remark.State.DECLINED)) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw PlatformProblem.invalid("/state", "Say that it was seen, that it is done, or that it will not be done.");
    }
}
