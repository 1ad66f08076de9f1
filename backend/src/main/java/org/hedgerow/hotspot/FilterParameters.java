package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemException.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * The filter as a viewer asked for it: "90 days" is not yet two instants, so a live view keeps these and takes {@link #at} again on each
 * tick. Parsing refuses with one problem that names every wrong parameter, and never repeats what was sent.
 */
public final class FilterParameters {

    /** The most values that one parameter may have. */
    static final int MOST_VALUES = 64;

    private static final int LONGEST_VALUE = 40;

    private final Set<String> categories;
    private final Set<String> forces;
    private final PeriodChoice period;
    private final @Nullable Hours hours;
    private final Set<IncidentStatus> statuses;
    private final IncidentFilter besidesTime;

    private FilterParameters(Reading reading, IncidentCodes known) {
        categories = reading.many(
                "category", code -> known.category().test(code) ? code : null, "There is no category of that name.");
        forces = reading.many(
                "force", code -> known.force().test(code) ? code : null, "There is no force of that name.");
        var askedPeriod = reading.one(
                "period", PeriodChoice::parse, "Choose 7d, 28d, 90d, 365d, all, or a season such as 2025/26.");
        hours = reading.one(
                "hours", FilterParameters::parseHours, "Give hours as two whole hours from 0 to 24, such as 18-6.");
        Set<IncidentStatus> asked =
                reading.many("status", FilterParameters::parseStatus, "A status is OPEN or CLOSED.");
        reading.refuseWhenWrong();
        period = askedPeriod == null ? PeriodChoice.DEFAULT : askedPeriod;
        statuses = asked.isEmpty() ? IncidentFilter.SHOWN : asked;
        besidesTime = new IncidentFilter(categories, forces, new Period(null, null, Instant.EPOCH), null, statuses);
    }

    /**
     * Reads query parameters; others than the filter's own are left alone.
     *
     * @throws ProblemException 422 that names each parameter that is wrong
     */
    public static FilterParameters parse(Map<String, ? extends List<String>> parameters, IncidentCodes known) {
        return new FilterParameters(new Reading(parameters), known);
    }

    /**
     * Reads a query string such as {@code category=HARE&period=90d}, as the live stream sends it.
     *
     * @throws ProblemException as {@link #parse}
     */
    public static FilterParameters parse(String queryString, IncidentCodes known) {
        return parse(QueryString.parameters(queryString), known);
    }

    /** Whether the filter shows the incident, its times left aside. */
    public boolean fitsBesidesTime(VisibleIncident incident) {
        return besidesTime.matches(incident);
    }

    /** The filter at this moment. */
    public IncidentFilter at(Instant now) {
        return new IncidentFilter(categories, forces, period.at(now), hours, statuses);
    }

    private static @Nullable Hours parseHours(String text) {
        if (!text.matches("[0-9]{1,2}-[0-9]{1,2}")) {
            return null;
        }
        int dash = text.indexOf('-');
        int start = Integer.parseInt(text.substring(0, dash));
        int end = Integer.parseInt(text.substring(dash + 1));
        return start > 23 || end > 24 || start == end ? null : new Hours(start, end == 0 ? 24 : end);
    }

    private static @Nullable IncidentStatus parseStatus(String text) {
        return switch (text) {
            case "OPEN" -> IncidentStatus.OPEN;
            case "CLOSED" -> IncidentStatus.CLOSED;
            default -> null;
        };
    }

    /** Takes values out of the parameters and gathers what is wrong with them. */
    private static final class Reading {

        private final Map<String, ? extends List<String>> parameters;
        private final List<FieldError> errors = new ArrayList<>();

        Reading(Map<String, ? extends List<String>> parameters) {
            this.parameters = parameters;
        }

        <T extends Comparable<T>> Set<T> many(String name, Function<String, @Nullable T> parser, String refusal) {
            var values = values(name);
            var found = new TreeSet<T>();
            if (values.size() > MOST_VALUES) {
                errors.add(new FieldError("?" + name, "Give at most " + MOST_VALUES + " values."));
                return found;
            }
            for (String value : values) {
                T parsed = value == null || value.length() > LONGEST_VALUE ? null : parser.apply(value);
                if (parsed == null) {
                    errors.add(new FieldError("?" + name, refusal));
                    break;
                }
                found.add(parsed);
            }
            return found;
        }

        <T> @Nullable T one(String name, Function<String, @Nullable T> parser, String refusal) {
            var values = values(name);
            if (values.size() > 1) {
                errors.add(new FieldError("?" + name, "Give this once."));
                return null;
            }
            if (values.isEmpty()) {
                return null;
            }
            String value = values.get(0);
            T parsed = value == null || value.length() > LONGEST_VALUE ? null : parser.apply(value);
            if (parsed == null) {
                errors.add(new FieldError("?" + name, refusal));
            }
            return parsed;
        }

        void refuseWhenWrong() {
            if (!errors.isEmpty()) {
                throw new ProblemException(PlatformProblem.INVALID_FIELDS, errors);
            }
        }

        private List<String> values(String name) {
            List<String> values = parameters.get(name);
            return values == null ? List.of() : values;
        }
    }
}
