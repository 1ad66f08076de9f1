package org.hedgerow.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Invitation;
import org.hedgerow.identity.Invitations;
import org.hedgerow.identity.Joining;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Proof;
import org.hedgerow.identity.Requires;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Inviting people, and joining by an invitation. */
@RestController
@ConditionalOnWebApplication
class InvitationController {

    private static final String JOIN = "/join.html";

    record InvitationForm(
            @Nullable Role role,
            @Nullable Integer days,
            @Nullable Integer guestDays,
            @Nullable String guestFrom) {}

    record CodeForm(@Nullable String code) {
        @Override
        public String toString() {
            return "CodeForm[hidden]";
        }
    }

    record JoiningForm(
            @Nullable String code,
            @Nullable String username,
            @Nullable String name,
            @Nullable String password,
            @Nullable String email) {
        @Override
        public String toString() {
            return "JoiningForm[hidden]";
        }
    }

    record MadeView(
            InvitationView invitation, @JsonUnwrapped Addresses.Handed handed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvitationView(@JsonUnwrapped Invitation invitation) {}

    private final Invitations invitations;
    private final Joining joining;
    private final Addresses addresses;
    private final SessionStart start;

    InvitationController(Invitations invitations, Joining joining, Addresses addresses, SessionStart start) {
        this.invitations = invitations;
        this.joining = joining;
        this.addresses = addresses;
        this.start = start;
    }

    @GetMapping("/api/organisations/{id}/invitations")
    @Requires(Permission.ADMINISTER_MEMBERS)
    List<InvitationView> list(@CurrentPerson Person by, @PathVariable UUID id) {
        return invitations.list(by, id).stream().map(InvitationView::new).toList();
    }

    @PostMapping("/api/organisations/{id}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ADMINISTER_MEMBERS)
    MadeView invite(
            @CurrentPerson Person by,
            @PathVariable UUID id,
            @RequestBody InvitationForm form,
            HttpServletRequest request) {
        var made = invitations.invite(by, id, form.role(), form.days(), form.guestDays(), form.guestFrom());
        return new MadeView(new InvitationView(made.invitation()), addresses.hand(JOIN, made.code(), request));
    }

    @DeleteMapping("/api/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_MEMBERS)
    void withdraw(@CurrentPerson Person by, @PathVariable UUID id) {
        invitations.withdraw(by, id);
    }

    /** Looks and changes nothing. A POST all the same, so that the code stands in no address. */
    @PostMapping("/api/invitations/seen")
    @OpenToAnyone(because = "the code itself is what lets somebody see it")
    Invitations.Offer look(@RequestBody CodeForm form) {
        return invitations.look(form.code());
    }

    @PostMapping("/api/invitations/taken")
    @ResponseStatus(HttpStatus.CREATED)
    @OpenToAnyone(because = "the code itself is what lets somebody in")
    SessionAnswer join(@RequestBody JoiningForm form, HttpServletRequest request, HttpServletResponse response) {
        var person = joining.join(
                form.code(),
                form.username(),
                form.name(),
                form.password(),
                form.email(),
                ClientAddress.of(request.getRemoteAddr()));
        return start.begin(person, Proof.ONE_FACTOR, request, response);
    }
}
