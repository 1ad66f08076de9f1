package org.hedgerow.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a bulletin before anybody else does, and names what it may not say: what would lead to a farm, a person or a car, what somebody told the police in
 * confidence, and numbers that lead nowhere. It finds shapes and words; whether the rest may be said is for the person who approves it.
 */
final class BulletinLint {

    private static final String OLD_NAME = "That service has another name now: write Report Fraud, 0300 123 2040.";
    private static final String TELEPHONE =
            "That telephone number is not one that bulletins may give. Crimestoppers is 0800 555 111; leave other numbers to the list below the text.";
    private static final String PLATE =
            "A number plate is personal data. Take it out, or record who authorised it, why and until when.";
    private static final String PLACE =
            "That says a place too closely. Name the parish or a larger area; a grid reference has at most four figures.";
    private static final String POSTCODE =
            "A postcode in the country can be one farm. Name the parish or a larger area.";
    private static final String MAIL = "Leave out e-mail addresses: people answer by the report page.";
    private static final String FARM = "That looks like the name of a farm. Name the parish or a larger area.";
    private static final String SOURCE =
            "These are words of the report that this was made from. Say it in your own words, without what only the reporter knew.";
    private static final String SAFETY =
            "Where coursing or poaching is named, people must be told not to approach: choose coursing or poaching as the advice.";

    private final Set<String> allowedNumbers;

    BulletinLint(Set<String> allowedNumbers) {
        this.allowedNumbers = Set.copyOf(allowedNumbers);
    }

    /** @param source what the bulletin was made from */
    List<Finding> check(BulletinContent content, SourceWords source) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < content.wordings().size(); i++) {
            var wording = content.wordings().get(i);
            var at = "/wordings/" + i;
            check(at + "/english", wording.english(), content, wording.audience(), source, findings);
            if (wording.welsh() != null) {
                check(at + "/welsh", wording.welsh(), content, wording.audience(), source, findings);
            }
        }
        // Everybody reads these, whichever wording they are given.
        field("/area/name", content.area().name(), content, source, findings);
        var signatory = content.signatory();
        field("/signatory/rank", signatory.rank(), content, source, findings);
        field("/signatory/role", signatory.role(), content, source, findings);
        field("/signatory/team", signatory.team(), content, source, findings);
        if (signatory.name() != null) {
            field("/signatory/name", signatory.name(), content, source, findings);
        }
        if (content.event() != null) {
            event(content.event(), source, findings);
        }
        return findings;
    }

    private void check(
            String at,
            WordingText text,
            BulletinContent content,
            BulletinAudience audience,
            SourceWords source,
            List<Finding> findings) {
        text(at + "/title", text.title(), content, audience, source, findings);
        text(at + "/summary", text.summary(), content, audience, source, findings);
        text(at + "/body", text.body(), content, audience, source, findings);
    }

    private void field(String at, String said, BulletinContent content, SourceWords source, List<Finding> findings) {
        text(at, said, content, BulletinAudience.PUBLIC, source, findings);
    }

    /** Where an event is, is meant to be found. */
    private void event(BulletinEvent event, SourceWords source, List<Finding> findings) {
        var at = "/event/place";
        var plain = LintPatterns.plain(event.place());
        numbersAndNames(at, plain, findings);
        add(findings, LintPatterns.hasMail(plain), at, Finding.Rule.MAIL, MAIL);
        add(findings, source.isIn(event.place(), BulletinAudience.PUBLIC), at, Finding.Rule.SOURCE, SOURCE);
    }

    private void text(
            String at,
            String said,
            BulletinContent content,
            BulletinAudience audience,
            SourceWords source,
            List<Finding> findings) {
        var plain = LintPatterns.plain(said);
        numbersAndNames(at, plain, findings);
        boolean withoutSafety = !content.advice().hasSafetyLine() && LintPatterns.needsSafetyLine(plain);
        add(findings, withoutSafety, at, Finding.Rule.SAFETY, SAFETY);
        add(findings, source.isIn(said, audience), at, Finding.Rule.SOURCE, SOURCE);
        if (audience == BulletinAudience.POLICE) {
            return;
        }
        boolean plate = content.plates() == null && LintPatterns.hasPlate(plain);
        add(findings, plate, at, Finding.Rule.PLATE, PLATE);
        add(findings, LintPatterns.hasPlace(plain), at, Finding.Rule.PLACE, PLACE);
        add(findings, LintPatterns.hasPostcode(plain), at, Finding.Rule.POSTCODE, POSTCODE);
        add(findings, LintPatterns.hasMail(plain), at, Finding.Rule.MAIL, MAIL);
        add(findings, LintPatterns.hasFarm(plain), at, Finding.Rule.FARM, FARM);
    }

    private void numbersAndNames(String at, String plain, List<Finding> findings) {
        add(findings, LintPatterns.hasOldName(plain), at, Finding.Rule.OLD_NAME, OLD_NAME);
        add(findings, LintPatterns.hasOtherNumber(plain, allowedNumbers), at, Finding.Rule.TELEPHONE, TELEPHONE);
    }

    private static void add(List<Finding> findings, boolean found, String at, Finding.Rule rule, String detail) {
        if (found) {
            findings.add(new Finding(at, rule, detail));
        }
    }
}
