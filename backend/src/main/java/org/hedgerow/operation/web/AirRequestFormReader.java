package org.hedgerow.operation.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.Place;
import org.hedgerow.incident.IncidentReader;
import org.hedgerow.incident.PlaceForm;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.AirBriefing.Priority;
import org.hedgerow.operation.AirBriefing.Wanted;
import org.hedgerow.operation.AirRequestContent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the form of a request into values, once, and names every field that is wrong. */
@Component
class AirRequestFormReader {

    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_LINE = 80;
    private static final int LONGEST_PLATE = 12;
    private static final int MOST_VEHICLES = 6;
    private static final int MOST_HAZARDS = 12;
    private static final int MOST_SUBJECTS = 200;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration LONGEST_AGO = Duration.ofDays(7);

    private final IncidentReader places;
    private final Clock clock;

    AirRequestFormReader(IncidentReader places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    AirRequestContent read(AirRequestForm form) {
        var errors = new FieldErrors();
        var content = content(form, errors);
        errors.throwIfAny();
        return content;
    }

    /** A place that must be there. */
    Place place(@Nullable PlaceForm form, FieldErrors errors) {
        var place = places.place(form, errors);
        errors.throwIfAny();
        if (place == null) {
            throw PlatformProblem.invalid("/place", "Say where it is.");
        }
        return place;
    }

    /** A single line, or nothing where nothing is said. */
    static @Nullable String line(String pointer, @Nullable String text, int most, FieldErrors errors) {
        return text == null || text.isBlank() ? null : errors.read(() -> PlainText.checkLine(pointer, text, most));
    }

    private AirRequestContent content(AirRequestForm form, FieldErrors errors) {
        var priority = oneOf(Priority.values(), form.priority(), "/priority", errors);
        return new AirRequestContent(
                line("/forceLog", form.forceLog(), LONGEST_LINE, errors),
                line("/callSign", form.callSign(), LONGEST_LINE, errors),
                line("/talkgroup", form.talkgroup(), LONGEST_LINE, errors),
                line("/telephone", form.telephone(), LONGEST_LINE, errors),
                priority == null ? Priority.TWO : priority,
                form.crimeInAction(),
                line("/threatRiskHarm", form.threatRiskHarm(), LONGEST_TEXT, errors),
                line("/whyAir", form.whyAir(), LONGEST_TEXT, errors),
                wanted(form.wanted(), errors),
                form.downlink(),
                line("/authority", form.authority(), LONGEST_LINE, errors),
                form.place() == null ? null : places.place(form.place(), errors),
                line("/threeWords", form.threeWords(), LONGEST_LINE, errors),
                line("/landmark", form.landmark(), LONGEST_TEXT, errors),
                line("/fieldAccess", form.fieldAccess(), LONGEST_TEXT, errors),
                seen(form, errors),
                line("/units", form.units(), LONGEST_TEXT, errors),
                line("/containment", form.containment(), LONGEST_TEXT, errors),
                hazards(form.hazards(), errors),
                line("/escapeRoads", form.escapeRoads(), LONGEST_TEXT, errors),
                form.airSupport(),
                hours(form.hours(), errors));
    }

    private AirBriefing.Seen seen(AirRequestForm form, FieldErrors errors) {
        if (form.subjects() != null && (form.subjects() < 0 || form.subjects() > MOST_SUBJECTS)) {
            errors.add("/subjects", "Say how many people, 0 for none.");
        }
        return new AirBriefing.Seen(
                lastSeen(form.lastSeen(), errors),
                oneOf(CompassPoint.values(), form.direction(), "/direction", errors),
                form.subjects(),
                line("/doing", form.doing(), LONGEST_TEXT, errors),
                line("/weapons", form.weapons(), LONGEST_TEXT, errors),
                line("/dogs", form.dogs(), LONGEST_TEXT, errors),
                vehicles(form.vehicles(), errors));
    }

    private @Nullable Instant lastSeen(@Nullable Instant at, FieldErrors errors) {
        if (at == null) {
            return null;
        }
        var now = clock.instant();
        if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
            errors.add("/lastSeen", "That time is still to come.");
        } else if (at.isBefore(now.minus(LONGEST_AGO))) {
            errors.add("/lastSeen", "That is too long ago.");
        } else {
            return at.truncatedTo(ChronoUnit.SECONDS);
        }
        return null;
    }

    private static Set<Wanted> wanted(@Nullable List<@Nullable String> names, FieldErrors errors) {
        var wanted = EnumSet.noneOf(Wanted.class);
        if (names != null && names.size() > Wanted.values().length) {
            errors.add("/wanted", "Choose among what there is.");
            return wanted;
        }
        for (var name : names == null ? List.<String>of() : names) {
            var one = oneOf(Wanted.values(), name == null ? "" : name, "/wanted", errors);
            if (one != null) {
                wanted.add(one);
            }
        }
        return wanted;
    }

    private static List<AirBriefing.Vehicle> vehicles(
            @Nullable List<AirRequestForm.@Nullable VehicleForm> forms, FieldErrors errors) {
        var vehicles = new ArrayList<AirBriefing.Vehicle>();
        if (forms == null) {
            return vehicles;
        }
        if (forms.size() > MOST_VEHICLES) {
            errors.add("/vehicles", "A briefing names at most " + MOST_VEHICLES + " vehicles.");
            return vehicles;
        }
        for (int i = 0; i < forms.size(); i++) {
            var form = forms.get(i);
            if (form == null) {
                continue;
            }
            var under = "/vehicles/" + i;
            var vehicle = new AirBriefing.Vehicle(
                    line(under + "/plate", form.plate(), LONGEST_PLATE, errors),
                    line(under + "/makeAndModel", form.makeAndModel(), LONGEST_LINE, errors),
                    line(under + "/colour", form.colour(), LONGEST_LINE, errors),
                    line(under + "/fromAbove", form.fromAbove(), LONGEST_TEXT, errors));
            if (!vehicle.equals(new AirBriefing.Vehicle(null, null, null, null))) {
                vehicles.add(vehicle);
            }
        }
        return vehicles;
    }

    private List<AirRequestContent.StatedHazard> hazards(
            @Nullable List<AirRequestForm.@Nullable HazardForm> forms, FieldErrors errors) {
        var hazards = new ArrayList<AirRequestContent.StatedHazard>();
        if (forms == null) {
            return hazards;
        }
        if (forms.size() > MOST_HAZARDS) {
            errors.add("/hazards", "A briefing names at most " + MOST_HAZARDS + " hazards.");
            return hazards;
        }
        for (int i = 0; i < forms.size(); i++) {
            var form = forms.get(i);
            var what = form == null ? null : line("/hazards/" + i + "/what", form.what(), LONGEST_TEXT, errors);
            if (form == null || what == null) {
                continue;
            }
            var wrong = new FieldErrors("/hazards/" + i);
            var place = form.place() == null ? null : places.place(form.place(), wrong);
            errors.read(() -> {
                wrong.throwIfAny();
                return wrong;
            });
            hazards.add(new AirRequestContent.StatedHazard(what, place));
        }
        return hazards;
    }

    private static int hours(@Nullable Integer hours, FieldErrors errors) {
        if (hours == null) {
            return AirRequestContent.ORDINARY_HOURS;
        }
        if (hours < 1 || hours > AirRequestContent.MOST_HOURS) {
            errors.add("/hours", "A task lasts 1 to " + AirRequestContent.MOST_HOURS + " hours.");
            return AirRequestContent.ORDINARY_HOURS;
        }
        return hours;
    }

    /** Null where nothing is said. */
    static <E extends Enum<E>> @Nullable E oneOf(
            E[] values, @Nullable String name, String pointer, FieldErrors errors) {
        if (name == null) {
            return null;
        }
        for (var value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        errors.add(pointer, "Choose among what there is.");
        return null;
    }
}
