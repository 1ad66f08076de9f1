package org.hedgerow.identity;

import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;

/** Sends letters to people who have given an address. The address itself leaves this module for the server of the post alone. */
@Service
public class MemberLetters {

    private static final Logger LOG = LoggerFactory.getLogger(MemberLetters.class);

    private final People people;
    private final JdbcClient jdbc;
    private final LinkLetterSettings settings;
    private final PublicAddress address;
    private final @Nullable JavaMailSender post;

    MemberLetters(
            People people,
            JdbcClient jdbc,
            LinkLetterSettings settings,
            PublicAddress address,
            ObjectProvider<JavaMailSender> post) {
        this.people = people;
        this.jdbc = jdbc;
        this.settings = settings;
        this.address = address;
        this.post = post.getIfAvailable();
    }

    /** What became of a letter. */
    public enum Outcome {
        SENT,
        /** The person has given no address, or is not a member any more: there is nothing to try again. */
        NOWHERE_TO_SEND,
        /** The server of the post did not take it. */
        FAILED
    }

    /** Whether this installation sends letters at all. */
    public boolean areSent() {
        return post != null && !settings.from().isEmpty() && address.find().isPresent();
    }

    /** Whether a letter to this person would have somewhere to go. */
    public boolean reach(UUID person) {
        return areSent() && addressOf(person).isPresent();
    }

    /**
     * Sends a letter of plain text.
     *
     * @param subject one line
     * @param headers further ones, such as {@code List-Unsubscribe}
     */
    public Outcome send(UUID person, String subject, String text, Map<String, String> headers) {
        var to = addressOf(person);
        if (post == null || settings.from().isEmpty() || to.isEmpty()) {
            return Outcome.NOWHERE_TO_SEND;
        }
        try {
            var message = post.createMimeMessage();
            var letter = new MimeMessageHelper(message, "UTF-8");
            letter.setFrom(settings.from());
            letter.setTo(to.get());
            letter.setSubject(subject);
            letter.setText(text);
            message.setHeader("Auto-Submitted", "auto-generated");
            for (var header : headers.entrySet()) {
                message.setHeader(header.getKey(), header.getValue());
            }
            post.send(message);
            return Outcome.SENT;
        } catch (MailException | MessagingException e) {
            // Its message may quote the address.
            LOG.warn("A letter could not be sent: {}", e.getClass().getSimpleName());
            return Outcome.FAILED;
        }
    }

    private Optional<String> addressOf(UUID person) {
        return people.find(person)
                .filter(found -> !found.organisation().frozen())
                .flatMap(found -> jdbc.sql("select email from person where id = ? and email is not null")
                        .param(found.id())
                        .query(String.class)
                        .optional());
    }
}
