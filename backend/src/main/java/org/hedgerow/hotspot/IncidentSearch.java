package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.Consulted;
import org.hedgerow.incident.NarrativeWords;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds incidents by what is typed, among those that the viewer's engine holds: a search can show nothing that the map does not. Latest
 * first, so that the order says nothing about records that the viewer may not see.
 */
@Component
public class IncidentSearch {

    /** The references that are offered for one beginning. */
    public static final int MOST_REFERENCES = 5;

    private final SearchText texts;
    private final NarrativeWords narratives;
    private final Consulted consulted;

    /**
     * What a search found.
     *
     * @param cut a word is in so many narratives that only those of the newest incidents were looked at
     */
    public record Found(ListAnswer answer, boolean cut) {}

    IncidentSearch(SearchText texts, NarrativeWords narratives, Consulted consulted) {
        this.texts = texts;
        this.narratives = narratives;
        this.consulted = consulted;
    }

    /**
     * One page of what answers every word, and logs that its records were read.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public Found find(Person person, AudienceSnapshot snapshot, @Nullable String text, ListQuery page) {
        var terms = texts.read(text);
        var asked = new ArrayList<SearchQuery.Asked>();
        boolean cut = false;
        boolean says = false;
        var alone = terms.stream()
                .filter(SearchTerm::isWordsAlone)
                .map(SearchTerm::words)
                .collect(Collectors.joining(" "));
        if (!alone.isEmpty()) {
            var ids = narratives.find(person, alone);
            if (ids.isPresent()) {
                says = true;
                cut = ids.get().size() == NarrativeWords.MOST;
                asked.add(new SearchQuery.Asked(new SearchTerm(alone, Set.of(), Set.of(), List.of(), null), ids.get()));
            }
        }
        for (var term : terms) {
            if (!term.isWordsAlone()) {
                says = true;
                Set<UUID> ids = term.reference() != null
                        ? Set.of()
                        : narratives.find(person, term.words()).orElse(Set.of());
                cut |= ids.size() == NarrativeWords.MOST;
                asked.add(new SearchQuery.Asked(term, ids));
            }
        }
        if (!says) {
            throw PlatformProblem.invalid("?text", "Those words are in every report; type one that says more.");
        }
        var answer = snapshot.search(new SearchQuery(page.filter(), asked, page.limit(), page.after()));
        consulted.searched(person, "search", answer.incidents(), text == null ? "" : text.strip());
        return new Found(answer, cut);
    }

    /** The latest incidents whose reference begins so, for the police alone; none until a force and a year are named. */
    public List<VisibleIncident> withReference(Person person, AudienceSnapshot snapshot, String beginning) {
        var wanted = beginning.strip().toUpperCase(Locale.ROOT).replaceAll("[/ ]+", "-");
        if (!wanted.matches("[A-Z]{2,20}-20[0-9]{2}-[0-9]{1,9}")) {
            return List.of();
        }
        var found = snapshot.withReference(wanted, MOST_REFERENCES);
        if (!found.isEmpty()) {
            consulted.searched(person, "suggest reference", found, beginning);
        }
        return found;
    }
}
