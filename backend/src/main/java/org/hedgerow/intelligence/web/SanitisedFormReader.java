package org.hedgerow.intelligence.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hedgerow.identity.Person;
import org.hedgerow.intelligence.Conditions;
import org.hedgerow.intelligence.Grade;
import org.hedgerow.intelligence.GradedText;
import org.hedgerow.intelligence.IntelligenceDesk;
import org.hedgerow.intelligence.IntelligencePriority;
import org.hedgerow.intelligence.SanitisedContent;
import org.hedgerow.intelligence.SourceHints;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.reference.Categories;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingForm;
import org.hedgerow.sharing.SharingFormReader;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what an assessor sent into a text for others and the terms on which they have it. Without conditions it goes to the own force or under an agreement,
 * which must then stand whenever it is read; with conditions to the own force or to organisations that are named.
 */
@Component
class SanitisedFormReader {

    private static final Set<Scope> SCOPES = Set.of(Scope.OWN_FORCE, Scope.AGREEMENT, Scope.NAMED_ORGANISATIONS);
    private static final int LONGEST_WORDS = 400;

    private final SharingFormReader sharing;
    private final Categories categories;

    SanitisedFormReader(SharingFormReader sharing, Categories categories) {
        this.sharing = sharing;
        this.categories = categories;
    }

    record Read(SanitisedContent content, SharingTerms terms, List<IntelligenceDesk.Kept> kept) {}

    Read read(SanitisedForm form, Person person) {
        GivenFields.refuseSecret(form.marking(), form.handlingInstruction(), form.title());
        var errors = new FieldErrors();
        var given = new GivenFields(errors);
        var title = given.title(form.title());
        var priority = given.oneOf("/priority", IntelligencePriority.values(), form.priority());
        if (priority == null) {
            errors.add("/priority", "Choose how urgent it is.");
        }
        var marking = given.marking(form.marking());
        var instruction = given.line("/handlingInstruction", form.handlingInstruction());
        var category = form.category();
        if (!categories.contains(category)) {
            errors.add("/category", "Choose what kind of incident it is about.");
        }
        var items = given.items(form.items(), Grade::of);
        var provenance = given.provenance(form.provenance(), Grade::of);
        if (provenance == null && form.provenance() == null) {
            errors.add("/provenance", "Say how this is known, with a grade.");
        }
        var conditions = given.conditions(form.conditions());
        var unreliable = given.line("/unreliableReason", form.unreliableReason());
        var suspectedFalse = given.line("/falseReason", form.falseReason());
        var terms = terms(form, person, conditions, marking, errors);
        var kept = kept(form, errors);
        errors.throwIfAny();
        return new Read(
                new SanitisedContent(
                        title,
                        given(priority),
                        given(marking),
                        instruction,
                        given(category),
                        items,
                        SanitisedFormReader.<GradedText>given(provenance),
                        unreliable,
                        suspectedFalse,
                        conditions),
                given(terms),
                kept);
    }

    private @Nullable SharingTerms terms(
            SanitisedForm form, Person person, Conditions conditions, @Nullable Marking marking, FieldErrors errors) {
        var whom = form.sharing();
        var scope = whom == null || whom.scope() == null ? null : whom.scope();
        if (scope == null || !SCOPES.contains(scope)) {
            errors.add("/sharing/scope", "Choose your own force, an agreement, or organisations that you name.");
            return null;
        }
        var conditional = conditions.action() != null;
        if (conditional && scope == Scope.AGREEMENT) {
            errors.add("/sharing/scope", "With conditions (C), name the organisations that may have it.");
            return null;
        }
        if (!conditional && scope == Scope.NAMED_ORGANISATIONS) {
            errors.add("/sharing/scope", "Without conditions (P), share it under an agreement that is in force.");
            return null;
        }
        var under = new FieldErrors("/sharing");
        var terms = sharing.read(
                new SharingForm(
                        scope,
                        given(whom).organisations(),
                        given(whom).agreement(),
                        null,
                        conditional
                                ? new SharingForm.HandlingForm(
                                        HandlingCode.C, conditions.action(), conditions.sanitisation())
                                : null,
                        marking,
                        null,
                        null,
                        null,
                        null,
                        null),
                person,
                form.category(),
                under);
        if (terms == null) {
            errors.read(() -> {
                under.throwIfAny();
                return terms;
            });
        }
        return terms;
    }

    private static List<IntelligenceDesk.Kept> kept(SanitisedForm form, FieldErrors errors) {
        var kept = new ArrayList<IntelligenceDesk.Kept>();
        var given = form.kept() == null ? List.<SanitisedForm.KeptForm>of() : form.kept();
        if (given.size() > IntelligenceDesk.MOST_KEPT) {
            errors.add("/kept", "That is too many.");
            return kept;
        }
        var fields = new GivenFields(errors);
        for (int at = 0; at < given.size(); at++) {
            var each = given.get(at);
            var pointer = "/kept/" + at;
            if (each == null) {
                errors.add(pointer, "This is needed.");
                continue;
            }
            var kind = fields.oneOf(pointer + "/kind", SourceHints.Kind.values(), each.kind());
            var words = errors.read(() -> PlainText.check(pointer + "/words", each.words(), LONGEST_WORDS));
            var reason = errors.read(() -> PlainText.checkLine(pointer + "/reason", each.reason(), LONGEST_WORDS));
            if (kind != null && words != null && reason != null) {
                kept.add(new IntelligenceDesk.Kept(kind, words, reason));
            }
        }
        return kept;
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A form without errors says everything");
        }
        return value;
    }
}
