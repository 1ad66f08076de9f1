package org.hedgerow.operation.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.AirRequest;
import org.hedgerow.operation.AirRequests;
import org.hedgerow.operation.AirSending;
import org.hedgerow.operation.AirStep;
import org.hedgerow.operation.PoliceDrone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to ids, as far as whoever asks may know them: of people, those of the own organisation. */
@Component
class AirRequestViews {

    private final People people;
    private final AirSending sending;

    AirRequestViews(People people, AirSending sending) {
        this.people = people;
        this.sending = sending;
    }

    AirRequestView.Row row(Person person, AirRequest request) {
        var place = AirRequestView.PlaceView.ofAny(request.content().place());
        return new AirRequestView.Row(
                request.id(),
                request.reference(),
                organisation(request.owner()),
                isOwn(person, request),
                request.state(),
                request.since(),
                request.endsAt(),
                request.content().priority(),
                place == null ? null : place.gridReference(),
                request.version(),
                request.briefingVersion(),
                request.acknowledgedVersion(),
                request.takenBack());
    }

    AirRequestView.Whole whole(Person person, AirRequests.Whole whole) {
        var request = whole.request();
        var own = isOwn(person, request);
        var somebody = people.findAll(Stream.concat(
                        whole.steps().stream().map(AirStep::person),
                        whole.acknowledgements().stream().flatMap(each -> Stream.ofNullable(each.person())))
                .distinct()
                .toList());
        return new AirRequestView.Whole(
                request.id(),
                request.reference(),
                organisation(request.owner()),
                own,
                request.airSupport() == null
                        ? null
                        : new AirRequestView.Named(request.airSupport(), organisation(request.airSupport())),
                request.state(),
                request.since(),
                request.sentAt(),
                request.endsAt(),
                request.version(),
                request.briefingVersion(),
                own ? request.incident() : null,
                request.incidentReference(),
                request.takenBack(),
                own ? AirRequestView.ContentView.of(request.content()) : null,
                AirRequestView.AboutView.of(whole.about()),
                whole.warnings(),
                whole.steps().stream().map(step -> step(person, step, somebody)).toList(),
                whole.acknowledgements().stream()
                        .map(each -> new AirRequestView.AcknowledgementView(
                                each.version(), by(each.callSign(), each.person(), somebody), each.at()))
                        .toList(),
                whole.next(),
                whole.mayAnswer(),
                own ? airSupports() : List.of());
    }

    AirRequestView.DraftView draft(AirRequests.Draft draft) {
        return new AirRequestView.DraftView(
                draft.incident(),
                draft.incidentReference(),
                AirRequestView.ContentView.of(draft.content()),
                AirRequestView.AboutView.of(draft.about()),
                airSupports());
    }

    AirRequestView.DroneView drone(Person person, PoliceDrone drone) {
        return AirRequestView.DroneView.of(
                drone,
                organisation(drone.owner()),
                drone.owner().equals(person.organisation().id()));
    }

    List<AirRequestView.Named> airSupports() {
        return sending.units().stream()
                .map(unit -> new AirRequestView.Named(unit.id(), unit.name()))
                .toList();
    }

    private static AirRequestView.StepView step(Person reader, AirStep step, Map<UUID, Person> somebody) {
        var by = somebody.get(step.person());
        var same = by != null
                && by.organisation().id().equals(reader.organisation().id());
        return new AirRequestView.StepView(
                step.state(),
                step.reason(),
                step.at(),
                same ? by.name() : null,
                by == null ? "" : by.organisation().name());
    }

    private static String by(@Nullable String callSign, @Nullable UUID person, Map<UUID, Person> somebody) {
        if (callSign != null) {
            return callSign;
        }
        var found = person == null ? null : somebody.get(person);
        return found == null ? "" : found.organisation().name();
    }

    private static boolean isOwn(Person person, AirRequest request) {
        return request.owner().equals(person.organisation().id());
    }

    private String organisation(UUID id) {
        return people.findOrganisation(id).map(Organisation::name).orElse("");
    }
}
