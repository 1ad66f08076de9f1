package org.hedgerow.bulletin;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentQueries;
import org.hedgerow.sharing.ReleasedPlaces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a bulletin begins that is made from an incident: the kind by its group, the part of the day, and squares of 10 km, which are never closer than what
 * everybody would be released of the place. The text is its author's to write.
 */
@Component
public class BulletinPrefill {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final IncidentQueries incidents;
    private final ReleasedPlaces places;

    BulletinPrefill(IncidentQueries incidents, ReleasedPlaces places) {
        this.incidents = incidents;
        this.places = places;
    }

    /** The time of a day, as far as it may be told. */
    public enum PartOfDay {
        NIGHT,
        MORNING,
        AFTERNOON,
        EVENING
    }

    /**
     * What can be begun with.
     *
     * @param partOfDay null where there is none in which most of it happened
     * @param squares of 10 km; none where nothing may be released: then the author draws an area
     * @param members the incidents of a hotspot, for the lint
     */
    public record Begun(
            AdviceCategory advice, @Nullable PartOfDay partOfDay, List<String> squares, List<UUID> members) {}

    /** @throws org.hedgerow.platform.ProblemException not found, unless this person may read the incident whole */
    public Begun from(Person person, UUID incident) {
        Bulletins.deskOf(person);
        var view = incidents.get(person, incident);
        var whole = view.whole();
        if (whole == null) {
            throw Bulletins.notFound();
        }
        var released = places.forPublic(whole.place().point(), whole.place().precisionMetres());
        return new Begun(
                AdviceCategory.ofGroup(IncidentContent.groupOf(view.released().categoryCode())),
                partOf(view.released().earliest()),
                released.map(BulletinPrefill::squares).orElse(List.of()),
                List.of());
    }

    static List<String> squares(GridSquare released) {
        var names = new TreeSet<String>();
        for (int x = 0; x < released.sizeMetres(); x += BulletinAreas.SQUARE_METRES) {
            for (int y = 0; y < released.sizeMetres(); y += BulletinAreas.SQUARE_METRES) {
                var at = GridPoint.ofMetres(released.easting() + x, released.northing() + y);
                names.add(new GridReference(GridSquare.holding(at, BulletinAreas.SQUARE_METRES))
                        .toString()
                        .replace(" ", ""));
            }
        }
        names.removeIf(name -> !name.matches("[A-HJ-Z]{2}[0-9]{2}"));
        return List.copyOf(names);
    }

    static PartOfDay partOf(Instant time) {
        return PartOfDay.values()[time.atZone(LONDON).getHour() / 6];
    }
}
