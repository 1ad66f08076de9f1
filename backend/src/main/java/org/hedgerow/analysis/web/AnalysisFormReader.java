package org.hedgerow.analysis.web;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.analysis.AnalysisContent;
import org.hedgerow.hotspot.AnalysisQuestion;
import org.hedgerow.hotspot.AnalysisQuestions;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingFormReader;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a form into an analysis, and names every field that is wrong. */
@Component
class AnalysisFormReader {

    private static final int LONGEST_NAME = 120;
    private static final Set<OrganisationKind> POLICE =
            EnumSet.of(OrganisationKind.FORCE, OrganisationKind.NATIONAL_UNIT);

    private final AnalysisQuestions questions;
    private final SharingFormReader sharing;
    private final People people;

    AnalysisFormReader(AnalysisQuestions questions, SharingFormReader sharing, People people) {
        this.questions = questions;
        this.sharing = sharing;
        this.people = people;
    }

    AnalysisContent read(AnalysisForm form, Person person) {
        var errors = new FieldErrors();
        var name = errors.read(() -> PlainText.checkLine("/name", form.name(), LONGEST_NAME));
        var question = errors.read(() -> questions.read(form.kind(), form.parameters()));
        var terms = terms(form.sharing(), person, question, errors);
        errors.throwIfAny();
        if (name == null || question == null || terms == null) {
            throw new IllegalStateException("A form without errors says everything");
        }
        return new AnalysisContent(name, question, terms);
    }

    /** For the author alone when nothing is said. */
    private @Nullable SharingTerms terms(
            AnalysisForm.@Nullable Sharing form,
            Person person,
            @Nullable AnalysisQuestion question,
            FieldErrors errors) {
        if (form == null) {
            return SharingTerms.forAuthor(person.id());
        }
        return errors.read(() -> {
            var wrong = new FieldErrors("/sharing");
            var terms = shared(form, person, question, wrong);
            wrong.throwIfAny();
            return terms;
        });
    }

    private @Nullable SharingTerms shared(
            AnalysisForm.Sharing form, Person person, @Nullable AnalysisQuestion question, FieldErrors wrong) {
        var group = onlyGroup(question);
        if (form.scope() != null && !AnalysisContent.mayHave(form.scope())) {
            wrong.add("/scope", "An analysis can be shared with the police alone.");
            return null;
        }
        if (form.scope() == Scope.AGREEMENT && question != null && group == null) {
            wrong.add("/scope", "An agreement covers kinds of incident: filter by one kind before you save.");
            return null;
        }
        var terms = sharing.read(form.form(), person, group, wrong);
        if (terms != null && !terms.namedOrganisations().stream().allMatch(this::isPolice)) {
            wrong.add("/organisations", "An analysis can be shared with the police alone.");
        }
        return terms;
    }

    private boolean isPolice(UUID organisation) {
        return people.findOrganisation(organisation)
                .filter(found -> POLICE.contains(found.kind()))
                .isPresent();
    }

    private static @Nullable String onlyGroup(@Nullable AnalysisQuestion question) {
        return question == null || question.categoryGroups().size() != 1
                ? null
                : question.categoryGroups().iterator().next();
    }
}
