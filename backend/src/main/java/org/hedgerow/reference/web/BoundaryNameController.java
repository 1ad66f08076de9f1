package org.hedgerow.reference.web;

import java.util.List;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.reference.BoundaryKind;
import org.hedgerow.reference.BoundaryNames;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The areas of the loaded boundaries by name, for whoever chooses among them. */
@RestController
class BoundaryNameController {

    private static final int LONGEST_CODE = 40;

    /** @param loaded the kinds that there are at all on this server */
    record NamesView(List<BoundaryKind> loaded, List<BoundaryNames.Found> areas) {}

    private final BoundaryNames names;

    BoundaryNameController(BoundaryNames names) {
        this.names = names;
    }

    @GetMapping("/api/boundary-names")
    @Requires(Permission.READ_MAP)
    NamesView names(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable List<String> code) {
        if (code != null) {
            if (code.size() > BoundaryNames.MOST_CODES
                    || code.stream().anyMatch(each -> each.length() > LONGEST_CODE || hasControl(each))) {
                throw PlatformProblem.invalid("?code", "At most 40 codes of 40 characters.");
            }
            return new NamesView(names.loaded(), names.coded(code));
        }
        var said = text == null ? "" : text.strip();
        if (said.length() < BoundaryNames.LEAST_CHARACTERS
                || said.length() > BoundaryNames.MOST_CHARACTERS
                || hasControl(said)) {
            throw PlatformProblem.invalid("?text", "Give 2 to 60 characters of a name.");
        }
        return new NamesView(names.loaded(), names.named(said));
    }

    /** The database takes no NUL, and no name has any of them. */
    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
