package org.hedgerow.incident.web;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.Pointer;
import org.hedgerow.incident.Pointers;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notes for other forces that there is something to ask for. */
@RestController
class PointerController {

    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{0,20})?");

    record ContactForm(@Nullable String contact) {}

    /** @param contact whom the note says to ask, which may be what it said before */
    record Contact(String contact) {}

    record PointerView(
            UUID id, String organisation, String square, double longitude, double latitude, String contact) {}

    record PointerList(List<PointerView> pointers) {}

    private final Pointers pointers;
    private final People people;

    PointerController(Pointers pointers, People people) {
        this.pointers = pointers;
        this.people = people;
    }

    @GetMapping("/api/pointers")
    @Requires(Permission.READ_MAP)
    PointerList list(@CurrentPerson Person person, @RequestParam(required = false) @Nullable String bbox) {
        var edges = edges(bbox);
        return new PointerList(pointers.list(person, edges[0], edges[1], edges[2], edges[3]).stream()
                .map(this::view)
                .toList());
    }

    @PutMapping("/api/incidents/{id}/pointer")
    @Requires(Permission.AMEND_INCIDENT)
    Contact point(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody ContactForm form) {
        return new Contact(pointers.point(person, id, PlainText.checkLine("/contact", form.contact(), 200)));
    }

    @DeleteMapping("/api/incidents/{id}/pointer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.AMEND_INCIDENT)
    void unpoint(@CurrentPerson Person person, @PathVariable UUID id) {
        pointers.unpoint(person, id);
    }

    private PointerView view(Pointer pointer) {
        return new PointerView(
                pointer.id(),
                people.findOrganisation(pointer.owner()).map(Organisation::name).orElse(""),
                pointer.square(),
                pointer.centre().longitude(),
                pointer.centre().latitude(),
                pointer.contact());
    }

    /** West, south, east and north in degrees; the whole country when nothing is said. */
    private static double[] edges(@Nullable String bbox) {
        if (bbox == null) {
            return new double[] {-180, -90, 180, 90};
        }
        var parts = bbox.length() > 200 ? new String[0] : bbox.split(",", 6);
        var edges = new double[4];
        for (int at = 0; at < edges.length; at++) {
            if (parts.length != edges.length || !DEGREES.matcher(parts[at]).matches()) {
                throw PlatformProblem.invalid("?bbox", "Give the box as west,south,east,north in degrees.");
            }
            edges[at] = Double.parseDouble(parts[at]);
        }
        return edges;
    }
}
