package org.hedgerow.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceForms;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.AirBriefing.BaseTime;
import org.hedgerow.operation.AirBriefing.Border;
import org.hedgerow.operation.AirBriefing.Hazard;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.sharing.Marking;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Makes a briefing of what a request says and of what Hedgerow knows about its place. It is given the request and never the incident: what somebody told, who
 * told it and what else is known of it has no way in.
 */
@Component
public class AirAssembly {

    private final NearBorders borders;
    private final BaseTimes bases;
    private final ObjectProvider<HazardsNear> hazards;
    private final Clock clock;

    AirAssembly(NearBorders borders, BaseTimes bases, ObjectProvider<HazardsNear> hazards, Clock clock) {
        this.borders = borders;
        this.bases = bases;
        this.hazards = hazards;
        this.clock = clock;
    }

    /**
     * What is about a place.
     *
     * @param hazards that Hedgerow knows of and whoever asks may read, nearest first
     */
    public record About(List<Hazard> hazards, List<Border> borders, List<BaseTime> bases) {}

    /** Inside a transaction that {@link org.hedgerow.sharing.Access} has opened. */
    About about(Person reader, Place place) {
        return new About(
                known(reader, place), borders.about(place.point()), bases.to(place.geographic(), clock.instant()));
    }

    /**
     * A version of the briefing, inside a transaction as {@link #about}.
     *
     * @param content that can be sent
     */
    AirBriefing assemble(
            Person reader,
            AirRequest request,
            AirRequestContent content,
            String force,
            Marking marking,
            State state,
            int version,
            Instant endsAt) {
        var place = asNamed(Objects.requireNonNull(content.place()));
        var about = about(reader, place);
        var all = new ArrayList<Hazard>();
        var now = clock.instant();
        content.hazards().forEach(each -> all.add(new Hazard(each.what(), each.place(), now, false)));
        all.addAll(about.hazards());
        return new AirBriefing(
                request.reference(),
                version,
                null,
                state,
                now,
                endsAt,
                marking,
                force,
                content.forceLog(),
                request.incidentReference(),
                new AirBriefing.Asked(
                        content.callSign(),
                        Objects.requireNonNull(content.talkgroup()),
                        content.telephone(),
                        content.priority(),
                        content.crimeInAction(),
                        Objects.requireNonNull(content.threatRiskHarm()),
                        Objects.requireNonNull(content.whyAir()),
                        content.wanted(),
                        content.downlink(),
                        content.authority()),
                new AirBriefing.Where(place, content.threeWords(), content.landmark(), content.fieldAccess()),
                content.seen(),
                new AirBriefing.Ground(
                        content.units(), content.containment(), all, content.escapeRoads(), about.borders()),
                new AirBriefing.Helpful(about.bases()));
    }

    /** The place without the words in which somebody gave it, which may name a farm or a person. */
    static Place asNamed(Place place) {
        var forms = PlaceForms.of(place);
        var name = forms.gridReference() == null ? forms.degreesMinutes() : forms.gridReference();
        return new Place(
                place.method(),
                name,
                place.point(),
                place.geographic(),
                place.precisionMetres(),
                place.transformation());
    }

    private List<Hazard> known(Person reader, Place place) {
        return hazards.orderedStream()
                .flatMap(each -> each.near(reader, place).stream())
                .toList();
    }
}
