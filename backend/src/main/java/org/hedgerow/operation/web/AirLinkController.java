package org.hedgerow.operation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.operation.AirBriefings;
import org.hedgerow.operation.AirLink;
import org.hedgerow.operation.AirLinks;
import org.hedgerow.operation.AirRequestContent;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links for crews without accounts: made and taken back by the force, opened by whoever has one. */
@RestController
class AirLinkController {

    private static final int LONGEST_CALL_SIGN = 30;
    private static final String LINKS = "/api/air-requests/{id}/links";

    private final AirLinks links;
    private final AirBriefings briefings;
    private final AirLinkGate gate;

    AirLinkController(AirLinks links, AirBriefings briefings, AirLinkGate gate) {
        this.links = links;
        this.briefings = briefings;
        this.gate = gate;
    }

    @GetMapping(LINKS)
    @Requires(Permission.ASK_FOR_AIR_SUPPORT)
    AirRequestView.Links list(@CurrentPerson Person person, @PathVariable UUID id) {
        return new AirRequestView.Links(
                links.list(person, id).stream().map(AirLinkController::view).toList());
    }

    @PostMapping(LINKS)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ASK_FOR_AIR_SUPPORT)
    AirRequestView.MadeLink make(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody AirRequestForm.LinkForm form) {
        int hours = form.hours() == null ? AirRequestContent.MOST_HOURS : form.hours();
        if (hours < 1 || hours > AirRequestContent.MOST_HOURS) {
            throw PlatformProblem.invalid(
                    "/hours",
                    "A link lasts 1 to " + AirRequestContent.MOST_HOURS + " hours, and no longer than the task.");
        }
        var made = links.make(person, id, hours);
        return new AirRequestView.MadeLink(view(made.link()), made.code());
    }

    @DeleteMapping(LINKS + "/{link}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ASK_FOR_AIR_SUPPORT)
    void withdraw(@CurrentPerson Person person, @PathVariable UUID id, @PathVariable UUID link) {
        links.withdraw(person, id, link);
    }

    @PostMapping(path = "/api/air-briefings/opened", consumes = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAnyone(because = "a crew without accounts reads the one briefing that a link is for, until the task ends")
    AirRequestView.BriefingView open(@RequestBody AirRequestForm.CodeForm form, HttpServletRequest request) {
        var code = code(form.code());
        return gate.open(address(request), () -> AirRequestView.BriefingView.of(briefings.readByLink(code)));
    }

    @PostMapping(path = "/api/air-briefings/acknowledged", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "a crew without accounts says by its link that it has read the briefing")
    void acknowledge(@RequestBody AirRequestForm.CodeForm form, HttpServletRequest request) {
        var code = code(form.code());
        var callSign = PlainText.checkLine("/callSign", form.callSign(), LONGEST_CALL_SIGN);
        if (form.version() == null) {
            throw PlatformProblem.invalid("/version", "Say which version.");
        }
        int version = form.version();
        gate.open(address(request), () -> {
            links.acknowledge(code, version, callSign);
            return code;
        });
    }

    private static String code(@Nullable String code) {
        if (code == null) {
            throw PlatformProblem.invalid("/code", "Open the link once more, whole.");
        }
        return code;
    }

    private static ClientAddress address(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }

    private static AirRequestView.LinkView view(AirLink link) {
        return new AirRequestView.LinkView(link.id(), link.madeAt(), link.endsAt(), link.withdrawnAt());
    }
}
