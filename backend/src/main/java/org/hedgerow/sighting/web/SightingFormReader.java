package org.hedgerow.sighting.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentReader;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.SentField;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingForm;
import org.hedgerow.sharing.SharingFormReader;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.PlateCertainty;
import org.hedgerow.sighting.SightingContent;
import org.hedgerow.sighting.SightingContent.Movement;
import org.hedgerow.sighting.SightingContent.Seen;
import org.hedgerow.sighting.SightingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a form into what was seen, and names every field that is wrong. */
@Component
class SightingFormReader {

    private static final Set<Scope> CHOICES = EnumSet.of(Scope.OWN_FORCE, Scope.AGREEMENT, Scope.ALL_FORCES);
    private static final String NOT_OF_THIS_KIND = "That does not belong to what was seen.";

    private final IncidentReader incidents;
    private final SharingFormReader sharing;
    private final People people;

    SightingFormReader(IncidentReader incidents, SharingFormReader sharing, People people) {
        this.incidents = incidents;
        this.sharing = sharing;
        this.people = people;
    }

    SightingContent read(SightingForm form, Person person) {
        var errors = new FieldErrors();
        var kind = errors.oneOf(SightingKind.values(), form.kind(), "/kind", "Say what was seen.");
        var seen = kind == null ? null : seen(form, kind, errors);
        var category = form.category() == null ? null : incidents.category(form.category(), errors);
        if (form.category() != null && form.incident() != null) {
            errors.add("/category", "Its incident says what kind of crime it belongs to.");
        }
        var when = incidents.when(form.earliest(), form.latest(), form.exactTimeKnown(), errors);
        var place = form.place() == null ? null : incidents.place(form.place(), errors);
        var movement = movement(form, errors);
        var note = errors.read(() -> text("/note", form.note(), SightingContent.LONGEST_NOTE));
        var terms = terms(form, person, category, errors);
        errors.throwIfAny();
        return new SightingContent(
                form.incident(),
                category,
                SentField.given(seen),
                SentField.given(when),
                place,
                movement,
                SentField.given(note),
                terms);
    }

    /** Why a sighting counts no longer. */
    static String reason(@Nullable String said) {
        return PlainText.checkLine("/reason", said, 400);
    }

    private @Nullable Seen seen(SightingForm form, SightingKind kind, FieldErrors errors) {
        int before = errors.count();
        refuseOthers(form, kind, errors);
        var plate = form.plate() == null || form.plate().isBlank() ? null : plate(form.plate(), errors);
        var certainty = plate == null
                ? null
                : errors.oneOf(
                        PlateCertainty.values(), form.certainty(), "/certainty", "Say how certain the plate is.");
        if (form.number() != null && (form.number() < 1 || form.number() > SightingContent.MOST_AT_ONCE)) {
            errors.add("/number", "Say how many: 1 to " + SightingContent.MOST_AT_ONCE + ".");
        }
        var make = errors.read(() -> new Line(word("/make", form.make())));
        var model = errors.read(() -> new Line(word("/model", form.model())));
        var breed = errors.read(() -> new Line(word("/breed", form.breed())));
        var colour = errors.read(() -> new Line(word("/colour", form.colour())));
        var description =
                errors.read(() -> text("/description", form.description(), SightingContent.LONGEST_DESCRIPTION));
        if (errors.count() > before) {
            return null;
        }
        return new Seen(
                kind,
                plate,
                certainty,
                SentField.given(make).text(),
                SentField.given(model).text(),
                SentField.given(breed).text(),
                SentField.given(colour).text(),
                form.number(),
                SentField.given(description));
    }

    private static void refuseOthers(SightingForm form, SightingKind kind, FieldErrors errors) {
        if (kind != SightingKind.VEHICLE) {
            refuse(form.plate(), "/plate", errors);
            refuse(form.make(), "/make", errors);
            refuse(form.model(), "/model", errors);
        } else {
            refuse(form.number(), "/number", errors);
        }
        if (kind != SightingKind.DOGS) {
            refuse(form.breed(), "/breed", errors);
        }
        if (kind == SightingKind.PEOPLE) {
            refuse(form.colour(), "/colour", errors);
        }
    }

    private static void refuse(@Nullable Object said, String pointer, FieldErrors errors) {
        if (said != null) {
            errors.add(pointer, NOT_OF_THIS_KIND);
        }
    }

    private static @Nullable Plate plate(String said, FieldErrors errors) {
        var line = errors.read(() -> PlainText.checkLine("/plate", said, Plate.LONGEST_SEEN));
        if (line == null) {
            return null;
        }
        var plate = Plate.of(line).orElse(null);
        if (plate == null) {
            errors.add(
                    "/plate",
                    "Write 2 to " + Plate.LONGEST
                            + " letters and figures, ? for each that nobody saw; one at least is known.");
        }
        return plate;
    }

    private Movement movement(SightingForm form, FieldErrors errors) {
        var road = errors.read(() -> new Line(line("/road", form.road(), SightingContent.LONGEST_ROAD)));
        var direction = form.direction() == null
                ? null
                : errors.oneOf(
                        CompassPoint.values(),
                        form.direction(),
                        "/direction",
                        "Choose one of the sixteen points of the compass.");
        if (form.headingTo() != null && !isForce(form.headingTo())) {
            errors.add("/headingTo", "Choose a police force.");
        }
        return new Movement(road == null ? null : road.text(), direction, form.headingTo());
    }

    private boolean isForce(UUID organisation) {
        return people.findOrganisation(organisation)
                .filter(found -> found.kind() == OrganisationKind.FORCE)
                .isPresent();
    }

    /** What a force shares with all forces, a guest of it reads unless it is sensitive: what names a plate is. */
    private @Nullable SharingTerms terms(
            SightingForm form, Person person, @Nullable String category, FieldErrors errors) {
        var scope = form.scope();
        if (scope == null) {
            if (form.agreement() != null) {
                errors.add("/agreement", "Name an agreement when you share under one, and only then.");
            } else if (form.incident() == null) {
                errors.add("/scope", "Choose who may see this.");
            }
            return null;
        }
        if (!CHOICES.contains(scope)) {
            errors.add("/scope", "A sighting is shared with your own force, under an agreement or with all forces.");
            return null;
        }
        var marking = scope == Scope.ALL_FORCES ? Marking.OFFICIAL_SENSITIVE : Marking.OFFICIAL;
        return sharing.read(
                new SharingForm(scope, List.of(), form.agreement(), null, null, marking, null, null, null, null, null),
                person,
                category,
                errors);
    }

    /** A line that may be missing. */
    private record Line(@Nullable String text) {}

    private static @Nullable String word(String pointer, @Nullable String said) {
        return line(pointer, said, SightingContent.LONGEST_WORD);
    }

    private static @Nullable String line(String pointer, @Nullable String said, int longest) {
        return said == null || said.isBlank() ? null : PlainText.checkLine(pointer, said, longest);
    }

    private static String text(String pointer, @Nullable String said, int longest) {
        return said == null ? "" : PlainText.check(pointer, said, longest);
    }
}
