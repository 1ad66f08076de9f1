package org.hedgerow.intelligence.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.identity.AccessGroup;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.identity.Role;
import org.hedgerow.intelligence.Dissemination;
import org.hedgerow.intelligence.Disseminations;
import org.hedgerow.intelligence.Recipients;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the unit sends within its force: for the unit, and each for those to whom it was sent. */
@RestController
class DisseminationController {

    /** One of {@code people}, {@code role} and {@code team}. */
    record DisseminationForm(
            @Nullable UUID report,
            @Nullable List<@Nullable UUID> people,
            @Nullable String role,
            @Nullable UUID team,
            @Nullable String message,
            @Nullable Boolean hold) {}

    record TeamView(UUID id, String name) {}

    record ToWhom(List<String> roles, List<TeamView> teams) {}

    record ReadingView(String name, Instant at) {}

    /**
     * @param by who of the unit sent it
     * @param people by name
     * @param sentAt null while it is held
     */
    record DisseminationView(
            UUID id,
            String by,
            List<String> people,
            @Nullable String role,
            @Nullable String team,
            String message,
            Instant madeAt,
            @Nullable Instant sentAt,
            List<ReadingView> readings) {}

    record DisseminationList(List<DisseminationView> disseminations) {}

    record ReceivedView(
            UUID id,
            UUID report,
            String urn,
            String title,
            String by,
            String message,
            Instant sentAt,
            @Nullable Instant readAt) {}

    record ReceivedList(List<ReceivedView> received) {}

    record OpenedView(ReceivedView received, IntelligenceViews.ForOthersView forOthers) {}

    private final Disseminations disseminations;
    private final IntelligenceViews views;
    private final People people;

    DisseminationController(Disseminations disseminations, IntelligenceViews views, People people) {
        this.disseminations = disseminations;
        this.views = views;
        this.people = people;
    }

    /** To whom the unit may send, beside people by name. */
    @GetMapping("/api/intelligence-recipients")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    ToWhom recipients(@CurrentPerson Person person) {
        return new ToWhom(
                Recipients.ROLES.stream().map(Enum::name).sorted().toList(),
                disseminations.teams(person).stream()
                        .map(each -> new TeamView(each.id(), each.name()))
                        .toList());
    }

    @GetMapping("/api/intelligence-reports/{id}/disseminations")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    DisseminationList ofReport(@CurrentPerson Person person, @PathVariable UUID id) {
        return new DisseminationList(views(disseminations.ofReport(person, id), person));
    }

    @PutMapping("/api/intelligence-disseminations/{id}")
    @Requires(Permission.ASSESS_INTELLIGENCE)
    ResponseEntity<DisseminationView> send(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody DisseminationForm form) {
        var errors = new FieldErrors();
        errors.read(() -> ClientSent.newId(id));
        if (form.report() == null) {
            errors.add("/report", "This is needed.");
        }
        var to = recipients(form, errors);
        var message = errors.read(() -> PlainText.checkLine("/message", form.message(), Dissemination.LONGEST_MESSAGE));
        errors.throwIfAny();
        if (form.report() == null || to == null || message == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        var receipt = disseminations.send(
                person,
                id,
                form.report(),
                to,
                message,
                Boolean.TRUE.equals(form.hold()),
                ClientSent.sha256(form.toString()));
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(views(List.of(receipt.dissemination()), person).get(0));
    }

    /** What was sent to the reader. */
    @GetMapping("/api/intelligence-disseminations")
    @Requires(Permission.WRITE_INTELLIGENCE)
    ReceivedList received(@CurrentPerson Person person) {
        var found = disseminations.received(person);
        var names = names(found.stream().map(Dissemination.Received::author));
        return new ReceivedList(found.stream().map(each -> view(each, names)).toList());
    }

    /** Reads one, which is kept the first time. */
    @PostMapping("/api/intelligence-disseminations/{id}/reading")
    @Requires(Permission.WRITE_INTELLIGENCE)
    OpenedView read(@CurrentPerson Person person, @PathVariable UUID id) {
        var opened = disseminations.read(person, id);
        var received = opened.received();
        return new OpenedView(
                view(received, names(Stream.of(received.author()))), views.forOthers(opened.report(), person));
    }

    private static @Nullable Recipients recipients(DisseminationForm form, FieldErrors errors) {
        var people = new ArrayList<UUID>();
        if (form.people() != null) {
            form.people().stream().distinct().forEach(each -> {
                if (each == null) {
                    errors.add("/people", "Choose people of your own organisation.");
                } else {
                    people.add(each);
                }
            });
        }
        if (people.size() > Recipients.MOST_PEOPLE) {
            errors.add("/people", "At most " + Recipients.MOST_PEOPLE + " people are named at once.");
            return null;
        }
        Role role = null;
        if (form.role() != null) {
            role = Recipients.ROLES.stream()
                    .filter(each -> each.name().equals(form.role()))
                    .findFirst()
                    .orElse(null);
            if (role == null) {
                errors.add("/role", "Choose one of the list.");
                return null;
            }
        }
        int chosen = (people.isEmpty() ? 0 : 1) + (role == null ? 0 : 1) + (form.team() == null ? 0 : 1);
        if (chosen != 1) {
            errors.add("/people", "Choose people, a role or a team.");
            return null;
        }
        return new Recipients(people, role, form.team());
    }

    private List<DisseminationView> views(List<Dissemination> found, Person person) {
        var names = names(found.stream()
                .flatMap(each -> Stream.concat(
                        Stream.concat(Stream.of(each.author()), each.to().people().stream()),
                        each.readings().stream().map(Dissemination.Reading::person))));
        var teams = disseminations.teams(person).stream().collect(Collectors.toMap(AccessGroup::id, AccessGroup::name));
        return found.stream()
                .map(each -> new DisseminationView(
                        each.id(),
                        names.getOrDefault(each.author(), ""),
                        each.to().people().stream()
                                .map(one -> names.getOrDefault(one, ""))
                                .toList(),
                        each.to().role() == null ? null : each.to().role().name(),
                        each.to().team() == null
                                ? null
                                : teams.getOrDefault(each.to().team(), ""),
                        each.message(),
                        each.madeAt(),
                        each.sentAt(),
                        each.readings().stream()
                                .map(one -> new ReadingView(names.getOrDefault(one.person(), ""), one.at()))
                                .toList()))
                .toList();
    }

    private static ReceivedView view(Dissemination.Received received, Map<UUID, String> names) {
        return new ReceivedView(
                received.id(),
                received.report(),
                received.urn(),
                received.title(),
                names.getOrDefault(received.author(), ""),
                received.message(),
                received.sentAt(),
                received.readAt());
    }

    /** Whoever has left has no name here any more. */
    private Map<UUID, String> names(Stream<UUID> ids) {
        return people.findAll(ids.distinct().toList()).values().stream()
                .collect(Collectors.toMap(Person::id, Person::name));
    }
}
