package org.hedgerow.bulletin.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.hedgerow.bulletin.AdviceCategory;
import org.hedgerow.bulletin.AreaSaid;
import org.hedgerow.bulletin.BulletinAreas;
import org.hedgerow.bulletin.BulletinAudience;
import org.hedgerow.bulletin.BulletinContent;
import org.hedgerow.bulletin.BulletinKind;
import org.hedgerow.bulletin.PlateAuthority;
import org.hedgerow.bulletin.Signatory;
import org.hedgerow.bulletin.Urgency;
import org.hedgerow.bulletin.Wording;
import org.hedgerow.bulletin.WordingText;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.reference.BoundaryKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a bulletin as it is sent into values, once, and names every field that is wrong. */
@Component
class BulletinFormReader {

    private static final int LONGEST_PART_OF_SIGNATORY = 80;
    private static final int LONGEST_AUTHORISER = 120;
    private static final int LONGEST_REASON = 400;
    private static final int LONGEST_CODE = 20;

    BulletinContent read(BulletinForm form) {
        var errors = new FieldErrors();
        var kind = errors.oneOf(BulletinKind.values(), form.kind(), "/kind", "Say what the bulletin is for.");
        var advice = errors.oneOf(
                AdviceCategory.values(), form.advice(), "/advice", "Choose what people are advised about.");
        var urgency =
                errors.oneOf(Urgency.values(), form.urgency(), "/urgency", "Say whether it is now, soon or over.");
        int priority = number(form.priority(), 3, 1, 5, "/priority", errors);
        int expires = number(
                form.expiresHours(),
                BulletinContent.USUAL_EXPIRY_HOURS,
                1,
                BulletinContent.LONGEST_EXPIRY_HOURS,
                "/expiresHours",
                errors);
        int delay = number(form.delayMinutes(), 0, 0, BulletinContent.LONGEST_DELAY_MINUTES, "/delayMinutes", errors);
        var area = area(form.area(), errors);
        var event = EventReader.read(form.event(), kind, errors);
        var signatory = signatory(form.signatory(), errors);
        var plates = plates(form.plates(), errors);
        var wordings = wordings(form.wordings(), errors);
        var members = given(form.sourceMembers(), BulletinContent.MOST_MEMBERS, "/sourceMembers", errors);
        errors.throwIfAny();
        return new BulletinContent(
                Objects.requireNonNull(kind),
                Objects.requireNonNull(advice),
                Objects.requireNonNull(urgency),
                priority,
                expires,
                delay,
                Boolean.TRUE.equals(form.watchMembers()),
                Boolean.TRUE.equals(form.allForces()),
                Objects.requireNonNull(area),
                event,
                Objects.requireNonNull(signatory),
                plates,
                form.sourceIncident(),
                members,
                wordings);
    }

    static String reason(@Nullable String said) {
        return PlainText.checkLine("/reason", said, LONGEST_REASON);
    }

    static BulletinAudience audience(@Nullable String said) {
        var errors = new FieldErrors();
        var audience = errors.oneOf(BulletinAudience.values(), said, "/audience", "Say whom the wording is for.");
        errors.throwIfAny();
        return Objects.requireNonNull(audience);
    }

    private static @Nullable AreaSaid area(BulletinForm.@Nullable AreaForm form, FieldErrors errors) {
        if (form == null) {
            errors.add("/area", "Say which area it is for.");
            return null;
        }
        return errors.read(() -> {
            var wrong = new FieldErrors("/area");
            var name = wrong.read(() -> PlainText.checkLine("/name", form.name(), AreaSaid.LONGEST_NAME));
            var squares = given(form.squares(), BulletinAreas.MOST_SQUARES, "/squares", wrong);
            var boundaries = boundaries(form.boundaries(), wrong);
            var outline = given(form.outline(), BulletinAreas.MOST_CORNERS, "/outline", wrong);
            for (var corner : outline) {
                if (corner.stream().anyMatch(Objects::isNull) || corner.size() != 2) {
                    wrong.add("/outline", "A corner is a longitude and a latitude in degrees, in the United Kingdom.");
                    break;
                }
            }
            wrong.throwIfAny();
            return new AreaSaid(
                    Objects.requireNonNull(name),
                    squares,
                    boundaries,
                    outline.stream()
                            .map(corner -> List.of(
                                    Objects.requireNonNull(corner.get(0)), Objects.requireNonNull(corner.get(1))))
                            .toList());
        });
    }

    private static List<AreaSaid.Named> boundaries(
            @Nullable List<BulletinForm.@Nullable BoundaryForm> forms, FieldErrors wrong) {
        var named = new ArrayList<AreaSaid.Named>();
        var given = given(forms, BulletinAreas.MOST_BOUNDARIES, "/boundaries", wrong);
        for (int i = 0; i < given.size(); i++) {
            var at = "/boundaries/" + i;
            var form = given.get(i);
            var kind = wrong.oneOf(BoundaryKind.values(), form.kind(), at, "Say which kind of area it is.");
            var code = wrong.read(() -> PlainText.checkLine(at, form.code(), LONGEST_CODE));
            if (kind != null && code != null) {
                named.add(new AreaSaid.Named(kind, code));
            }
        }
        return named;
    }

    private static @Nullable Signatory signatory(BulletinForm.@Nullable SignatoryForm form, FieldErrors errors) {
        if (form == null) {
            errors.add("/signatory", "Say who signs it: rank, role and team.");
            return null;
        }
        return errors.read(() -> {
            var wrong = new FieldErrors("/signatory");
            var rank = wrong.read(() -> PlainText.checkLine("/rank", form.rank(), LONGEST_PART_OF_SIGNATORY));
            var role = wrong.read(() -> PlainText.checkLine("/role", form.role(), LONGEST_PART_OF_SIGNATORY));
            var team = wrong.read(() -> PlainText.checkLine("/team", form.team(), LONGEST_PART_OF_SIGNATORY));
            var name = form.name() == null || form.name().isBlank()
                    ? null
                    : wrong.read(() -> PlainText.checkLine("/name", form.name(), LONGEST_PART_OF_SIGNATORY));
            wrong.throwIfAny();
            return new Signatory(
                    Objects.requireNonNull(rank), Objects.requireNonNull(role), Objects.requireNonNull(team), name);
        });
    }

    private static @Nullable PlateAuthority plates(BulletinForm.@Nullable PlatesForm form, FieldErrors errors) {
        if (form == null) {
            return null;
        }
        var authoriser =
                errors.read(() -> PlainText.checkLine("/plates/authoriser", form.authoriser(), LONGEST_AUTHORISER));
        var reason = errors.read(() -> PlainText.checkLine("/plates/reason", form.reason(), LONGEST_REASON));
        Instant until = form.until();
        if (until == null) {
            errors.add("/plates/until", "Say until when number plates may be published.");
        }
        return authoriser == null || reason == null || until == null
                ? null
                : new PlateAuthority(authoriser, reason, until);
    }

    private static List<Wording> wordings(
            @Nullable List<BulletinForm.@Nullable WordingForm> forms, FieldErrors errors) {
        var wordings = new ArrayList<Wording>();
        var given = given(forms, BulletinAudience.values().length, "/wordings", errors);
        var seen = EnumSet.noneOf(BulletinAudience.class);
        for (int i = 0; i < given.size(); i++) {
            var at = "/wordings/" + i;
            var form = given.get(i);
            var audience = errors.oneOf(
                    BulletinAudience.values(), form.audience(), at + "/audience", "Say whom the wording is for.");
            var english = text(form.english(), at + "/english", errors);
            var welsh = form.welsh() == null ? null : text(form.welsh(), at + "/welsh", errors);
            if (audience != null && !seen.add(audience)) {
                errors.add(at + "/audience", "There is one wording for each audience.");
            }
            if (audience != null && english != null) {
                wordings.add(new Wording(audience, english, welsh));
            }
        }
        if (given.isEmpty()) {
            errors.add("/wordings", "Write at least one wording.");
        }
        return wordings;
    }

    private static @Nullable WordingText text(BulletinForm.@Nullable TextForm form, String at, FieldErrors errors) {
        if (form == null) {
            errors.add(at + "/title", "This is needed.");
            return null;
        }
        var title = errors.read(() -> PlainText.checkLine(at + "/title", form.title(), WordingText.LONGEST_TITLE));
        var summary =
                errors.read(() -> PlainText.checkLine(at + "/summary", form.summary(), WordingText.LONGEST_SUMMARY));
        var body = errors.read(
                () -> PlainText.check(at + "/body", form.body() == null ? "" : form.body(), WordingText.LONGEST_BODY));
        return title == null || summary == null || body == null ? null : new WordingText(title, summary, body);
    }

    private static <T> List<T> given(@Nullable List<@Nullable T> list, int most, String pointer, FieldErrors errors) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > most || list.stream().anyMatch(Objects::isNull)) {
            errors.add(pointer, "At most " + most + " of these, and none of them empty.");
            return List.of();
        }
        return list.stream().map(Objects::requireNonNull).toList();
    }

    private static int number(
            @Nullable Integer said, int usual, int least, int most, String pointer, FieldErrors errors) {
        int number = said == null ? usual : said;
        if (number < least || number > most) {
            errors.add(pointer, "Say a number from " + least + " to " + most + ".");
        }
        return number;
    }
}
