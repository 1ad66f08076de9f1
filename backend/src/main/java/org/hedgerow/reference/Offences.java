package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The offences of every day that this map looks at, by code. Thread-safe; read again after an edit. */
@Component
public final class Offences {

    private final ReferenceRows rows;
    private volatile List<Offence> all = List.of();

    Offences(JdbcClient jdbc, ReferenceEpoch epoch) {
        rows = new ReferenceRows(jdbc);
        epoch.follow(today -> read());
    }

    /** As the law stood on that day. */
    public List<Offence> inForceOn(LocalDate day) {
        return all.stream()
                .filter(offence -> !offence.from().isAfter(day)
                        && (offence.until() == null || offence.until().isAfter(day)))
                .toList();
    }

    /** Those of a day that can be committed by that light. */
    public List<Offence> inForceOn(LocalDate day, LightInLaw light) {
        return inForceOn(day).stream()
                .filter(offence -> offence.goesWith(light))
                .toList();
    }

    /** Those of a day that go with a kind of incident, or a group of them, by that light. */
    public List<Offence> forCategory(String category, LocalDate day, LightInLaw light) {
        return inForceOn(day).stream()
                .filter(offence -> offence.goesWith(category) && offence.goesWith(light))
                .toList();
    }

    private void read() {
        all = rows.list(ReferenceTable.OFFENCES).stream()
                .map(Offences::offence)
                .sorted(Comparator.comparing(Offence::code).thenComparing(Offence::from))
                .toList();
    }

    private static Offence offence(ReferenceRow row) {
        var mode = row.valueOrNull("mode");
        return new Offence(
                row.key(),
                row.value("title"),
                row.value("act"),
                row.value("section"),
                LightInLaw.valueOf(row.value("light")),
                Arrays.stream(row.value("elements").split(";"))
                        .map(String::strip)
                        .filter(element -> !element.isEmpty())
                        .toList(),
                row.value("penalty"),
                mode == null ? null : TrialMode.valueOf(mode),
                row.isTrue("trespass_needed"),
                months(row.valueOrNull("time_limit_months")),
                List.copyOf(ReferenceColumn.codes(row.value("categories"))),
                row.valueOrNull("unverified"),
                row.value("source"),
                row.from(),
                row.until());
    }

    private static @Nullable Integer months(@Nullable String number) {
        return number == null ? null : Integer.valueOf(number);
    }
}
