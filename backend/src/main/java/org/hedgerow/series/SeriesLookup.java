package org.hedgerow.series;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/** Finds series and what they are called, inside a transaction that {@link Access} has opened: a series is what the links that can be read there hold together. */
@Component
class SeriesLookup {

    /** More links than that hold nothing more together: nobody can look through it. */
    static final int MOST_LINKS = 2_000;

    private static final int UNNAMED = 1;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("LLLL uuuu", Locale.ENGLISH).withZone(ZoneId.of("Europe/London"));

    private final LinkRows links;
    private final TitleRows titles;

    SeriesLookup(LinkRows links, TitleRows titles) {
        this.links = links;
        this.titles = titles;
    }

    /** The series that an incident is in. */
    Optional<SeriesOfLinks> ofIncident(UUID incident) {
        return around(Set.of(incident)).stream().findFirst();
    }

    /** What these incidents are in, each series once. */
    List<SeriesOfLinks> around(Collection<UUID> incidents) {
        return SeriesOfLinks.of(links.around(incidents, MOST_LINKS));
    }

    /**
     * The series that is known by this id, or was: then the one that either of the incidents of that link is in now.
     *
     * @param id of an accepted link, whether or not it counts still
     */
    Optional<SeriesOfLinks> find(UUID id) {
        return links.find(id)
                .filter(link -> link.verdict() == LinkVerdict.ACCEPTED)
                .flatMap(link -> {
                    var ends = Set.of(link.one(), link.other());
                    return SeriesOfLinks.holding(around(ends), ends);
                });
    }

    /** Of the two incidents of a link, the one that is in this series; the first of the series when that can be read no more. */
    UUID anchor(UUID link, SeriesOfLinks series) {
        var held = series.incidents();
        return links.find(link).stream()
                .flatMap(found -> Stream.of(found.one(), found.other()))
                .filter(held::contains)
                .findFirst()
                .orElse(series.oldest().one());
    }

    NamedSeries named(SeriesOfLinks series) {
        return named(List.of(series)).get(0);
    }

    /** These series with what they are called, in their order. */
    List<NamedSeries> named(List<SeriesOfLinks> series) {
        var given = titles.of(series.stream().map(SeriesOfLinks::id).toList());
        return series.stream()
                .map(each -> {
                    var title = given.get(each.id());
                    return title == null
                            ? new NamedSeries(
                                    each,
                                    "Series of " + MONTH.format(each.oldest().at()),
                                    UNNAMED)
                            : new NamedSeries(each, title.text(), title.version());
                })
                .toList();
    }
}
