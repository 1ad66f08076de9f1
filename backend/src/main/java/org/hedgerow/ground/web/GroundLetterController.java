package org.hedgerow.ground.web;

import java.util.UUID;
import org.hedgerow.ground.GroundLetters;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Letters about what somebody keeps of the ground. */
@RestController
class GroundLetterController {

    record ChoiceForm(@Nullable Boolean wanted, @Nullable String language) {}

    private final GroundLetters letters;

    GroundLetterController(GroundLetters letters) {
        this.letters = letters;
    }

    @GetMapping("/api/ground/own/letters")
    @Requires(Permission.REPORT_INCIDENT)
    GroundLetters.Choice choice(@CurrentPerson Person person) {
        return letters.of(person);
    }

    @PutMapping("/api/ground/own/letters")
    @Requires(Permission.REPORT_INCIDENT)
    GroundLetters.Choice choose(@CurrentPerson Person person, @RequestBody ChoiceForm form) {
        if (form.wanted() == null) {
            throw PlatformProblem.invalid("/wanted", "Say whether you want letters.");
        }
        if (form.language() == null || !Words.LANGUAGES.contains(form.language())) {
            throw PlatformProblem.invalid("/language", "Choose en or cy.");
        }
        return letters.choose(person, form.wanted(), form.language());
    }

    @PostMapping("/api/ground/stops/{stop}/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "A letter is stopped by what stands in it; it stops letters and tells nothing")
    void stop(@PathVariable UUID stop, @PathVariable String code) {
        letters.stop(stop, code);
    }
}
