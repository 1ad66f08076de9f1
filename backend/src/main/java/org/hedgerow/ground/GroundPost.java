package org.hedgerow.ground;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hedgerow.identity.MemberLetters;
import org.hedgerow.identity.MemberLetters.Outcome;
import org.hedgerow.identity.PublicAddress;
import org.hedgerow.platform.Words;
import org.hedgerow.sharing.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks by letter, thirty days before a year has passed, whether what somebody keeps is still so. A letter leaves our hands, so it says how many there are and
 * where to look, and not what they are or where. One letter for all; about one confirmation of one thing never two, whichever node sends.
 */
@Component
@Profile("!command")
class GroundPost {

    private static final Logger LOG = LoggerFactory.getLogger(GroundPost.class);
    private static final Words WORDS = Words.of("letter");
    private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);
    /** What falls due soon after a letter waits for the next, and is still told in time. */
    private static final Duration BETWEEN_LETTERS = Duration.ofDays(14);

    private static final int PEOPLE_AT_ONCE = 200;
    private static final int MOST_TRIES = 6;

    private final Access access;
    private final GroundLetterRows rows;
    private final GroundLetters letters;
    private final MemberLetters members;
    private final PublicAddress address;
    private final Clock clock;

    GroundPost(
            Access access,
            GroundLetterRows rows,
            GroundLetters letters,
            MemberLetters members,
            PublicAddress address,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.letters = letters;
        this.members = members;
        this.address = address;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sendDue() {
        if (!members.areSent()) {
            return;
        }
        try {
            var now = clock.instant();
            var due = access.writingAsHolder(
                    GroundLetterRows.POST, List.of(), () -> rows.take(now, now.plus(BETWEEN_LOOKS), PEOPLE_AT_ONCE));
            due.forEach(this::sendOne);
        } catch (DataAccessException e) {
            LOG.warn(
                    "no letters about the ground could be sent: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** One that fails holds up no other; its turn comes again. */
    private void sendOne(GroundLetterRows.Wish wish) {
        try {
            send(wish);
        } catch (DataAccessException e) {
            LOG.warn(
                    "a letter about the ground could not be sent: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void send(GroundLetterRows.Wish wish) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var by = now.minus(GroundFeature.GOOD_FOR).plus(GroundFeature.ASKED_BEFORE);
        var person = wish.person();
        // Written down, and committed, before it goes.
        List<UUID> about = access.writingAsHolder(
                person,
                List.of(),
                () -> rows.isStillWanted(person) && !rows.wasSentSince(person, now.minus(BETWEEN_LETTERS))
                        ? rows.claim(person, by, now, MOST_TRIES)
                        : List.of());
        if (!about.isEmpty() && letter(wish, about.size()) == Outcome.FAILED) {
            access.writingAsHolder(person, List.of(), () -> {
                rows.failed(person, about, now);
                return person;
            });
        }
    }

    private Outcome letter(GroundLetterRows.Wish wish, int count) {
        var site = address.find().orElseThrow();
        var language = wish.language();
        var code = letters.code(wish.stop());
        var text = String.join(
                "\n\n",
                WORDS.say(language, "letter.ground.due", Map.of("n", String.valueOf(count))),
                WORDS.say(language, "letter.ground.look") + "\n" + site + "/ground.html?lang=" + language,
                WORDS.say(language, "letter.ground.stop") + "\n" + site + "/stop.html?lang=" + language + "#ground."
                        + wish.stop() + "." + code + "\n");
        var headers = Map.of(
                "List-Unsubscribe",
                "<" + site + "/api/ground/stops/" + wish.stop() + "/" + code + ">",
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click");
        return members.send(wish.person(), WORDS.say(language, "letter.ground.subject"), text, headers);
    }
}
