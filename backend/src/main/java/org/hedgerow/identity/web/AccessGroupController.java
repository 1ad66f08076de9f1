package org.hedgerow.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.AccessGroup;
import org.hedgerow.identity.AccessGroups;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The teams and compartments that an organisation keeps. */
@RestController
class AccessGroupController {

    record GroupForm(
            AccessGroup.@Nullable Kind kind, @Nullable String name) {}

    /** @param until null for as long as nobody ends it */
    record MemberForm(@Nullable Instant until) {}

    record GroupView(UUID id, AccessGroup.Kind kind, String name, List<AccessGroups.Member> members) {}

    record GroupList(List<GroupView> groups) {}

    private final AccessGroups groups;

    AccessGroupController(AccessGroups groups) {
        this.groups = groups;
    }

    @GetMapping("/api/groups")
    @Requires(Permission.ADMINISTER_ORGANISATION)
    GroupList list(@CurrentPerson Person by) {
        return new GroupList(groups.keptBy(by.organisation().id()).stream()
                .map(group -> view(group, groups.membersOf(group.id())))
                .toList());
    }

    @PostMapping("/api/groups")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    GroupView make(@CurrentPerson Person by, @RequestBody GroupForm form) {
        return view(groups.make(by, form.kind(), form.name()), List.of());
    }

    @PutMapping("/api/groups/{id}/members/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    void admit(
            @CurrentPerson Person by,
            @PathVariable UUID id,
            @PathVariable String username,
            @RequestBody MemberForm form) {
        groups.admit(by, id, username, form.until());
    }

    @DeleteMapping("/api/groups/{id}/members/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ADMINISTER_ORGANISATION)
    void dismiss(@CurrentPerson Person by, @PathVariable UUID id, @PathVariable String username) {
        groups.dismiss(by, id, username);
    }

    private static GroupView view(AccessGroup group, List<AccessGroups.Member> members) {
        return new GroupView(group.id(), group.kind(), group.name(), members);
    }
}
