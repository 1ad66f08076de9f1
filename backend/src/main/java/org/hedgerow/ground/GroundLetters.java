package org.hedgerow.ground;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.MemberLetters;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether somebody wants a letter when what they keep is to be confirmed: never unless they say so, and not any more with one click. */
@Component
public class GroundLetters {

    private static final int CODE_BYTES = 18;
    private static final String SUBJECT = "ground letters";

    private final Access access;
    private final GroundLetterRows rows;
    private final MemberLetters letters;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    GroundLetters(
            Access access,
            GroundLetterRows rows,
            MemberLetters letters,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.letters = letters;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What somebody has chosen.
     *
     * @param possible whether a letter would have somewhere to go
     */
    public record Choice(boolean wanted, boolean possible) {}

    public Choice of(Person person) {
        refuseUnlessKeeper(person);
        boolean wanted = access.readingAsHolder(person.id(), () -> rows.isWanted(person.id()));
        return new Choice(wanted, letters.reach(person.id()));
    }

    /**
     * Chooses for the person.
     *
     * @param language of the letters: {@code en} or {@code cy}
     */
    public Choice choose(Person person, boolean wanted, String language) {
        refuseUnlessKeeper(person);
        if (wanted && !letters.reach(person.id())) {
            throw PlatformProblem.invalid("/wanted", "Letters cannot be sent to you.");
        }
        access.writingAsHolder(person.id(), List.of(), () -> {
            rows.choose(wanted, language, now());
            audit.record(person, AuditOperation.ALTERATION, "choose letters about ground", SUBJECT, person.id(), null);
            return wanted;
        });
        return of(person);
    }

    /** Stops letters if the code is the one that stands beside this id in them; ends alike whether it is, or whether anybody has the id. */
    public void stop(UUID stop, String code) {
        var own = code(stop).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(own, code.getBytes(StandardCharsets.UTF_8))) {
            return;
        }
        access.writingAsHolder(GroundLetterRows.POST, List.of(), () -> {
            rows.stop(stop, now());
            return stop;
        });
    }

    /** What stops letters and does nothing else: an HMAC-SHA256 of the id with the secret of the installation. */
    String code(UUID stop) {
        var secret =
                jdbc.sql("select secret from installation").query(byte[].class).single();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var whole = mac.doFinal(("stop ground letters\n" + stop).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, CODE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static void refuseUnlessKeeper(Person person) {
        if (!person.may(Permission.REPORT_INCIDENT)) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
