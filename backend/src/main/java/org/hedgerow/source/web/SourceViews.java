package org.hedgerow.source.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.identity.People;
import org.hedgerow.source.OpenedSource;
import org.hedgerow.source.OpeningReason;
import org.hedgerow.source.RegisteredSource;
import org.hedgerow.source.SourceIdentity;
import org.hedgerow.source.SourceOpening;
import org.hedgerow.source.Telling;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sources as they are shown: lists never say who somebody is. */
@Component
class SourceViews {

    record Listed(
            UUID id,
            String reference,
            @Nullable String registeredBy,
            boolean handlersOnly,
            int tellings,
            Instant registeredAt,
            @Nullable Instant openedAt,
            @Nullable Instant erasedAt,
            int version) {}

    record Opened(Listed source, @Nullable SourceIdentity identity, List<Told> tellings, List<Opening> openings) {

        @Override
        public String toString() {
            return "Opened[hidden]";
        }
    }

    record Told(
            @Nullable UUID report,
            @Nullable String toldTo,
            Instant keptAt,
            @Nullable Telling telling) {

        @Override
        public String toString() {
            return "Told[hidden]";
        }
    }

    record Opening(@Nullable String openedBy, OpeningReason reason, Instant openedAt) {}

    private final People people;

    SourceViews(People people) {
        this.people = people;
    }

    List<Listed> listed(List<RegisteredSource> sources) {
        var names = names(sources.stream().map(RegisteredSource::registeredBy));
        return sources.stream().map(source -> listed(source, names)).toList();
    }

    Opened opened(OpenedSource opened) {
        var names = names(Stream.of(
                        Stream.of(opened.source().registeredBy()),
                        opened.tellings().stream().map(OpenedSource.Told::toldTo),
                        opened.openings().stream().map(SourceOpening::openedBy))
                .flatMap(each -> each));
        return new Opened(
                listed(opened.source(), names),
                opened.identity(),
                opened.tellings().stream()
                        .map(told -> new Told(told.report(), names.get(told.toldTo()), told.keptAt(), told.telling()))
                        .toList(),
                opened.openings().stream()
                        .map(opening ->
                                new Opening(names.get(opening.openedBy()), opening.reason(), opening.openedAt()))
                        .toList());
    }

    private static Listed listed(RegisteredSource source, Map<UUID, String> names) {
        return new Listed(
                source.id(),
                source.reference().text(),
                names.get(source.registeredBy()),
                source.handlersOnly(),
                source.tellings(),
                source.registeredAt(),
                source.openedAt(),
                source.erasedAt(),
                source.version());
    }

    private Map<UUID, String> names(Stream<UUID> ids) {
        return people.findAll(ids.distinct().toList()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().name()));
    }
}
