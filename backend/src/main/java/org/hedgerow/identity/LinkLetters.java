package org.hedgerow.identity;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hedgerow.platform.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

/**
 * Takes requests for a link and sends it to the address of the member who has this name, if there is one. Whoever asks learns
 * nothing, not even from the time it takes: looking, making and sending happen later, one after another, on a thread of their own.
 */
@Service
public class LinkLetters implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LinkLetters.class);
    private static final Words WORDS = Words.of("letter");
    private static final int LONGEST_QUEUE = 500;

    private final SignInLinks links;
    private final Throttle throttle;
    private final LinkLetterSettings settings;
    private final PublicAddress address;
    private final @Nullable JavaMailSender post;
    private final ThreadPoolExecutor later = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(LONGEST_QUEUE),
            task -> {
                var thread = new Thread(task, "link-letters");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    LinkLetters(
            SignInLinks links,
            Throttle throttle,
            LinkLetterSettings settings,
            PublicAddress address,
            ObjectProvider<JavaMailSender> post) {
        this.links = links;
        this.throttle = throttle;
        this.settings = settings;
        this.address = address;
        this.post = post.getIfAvailable();
    }

    /** Whether this installation sends links at all. */
    public boolean areSent() {
        return post != null && !settings.from().isEmpty() && address.find().isPresent();
    }

    /**
     * Asks for a link in somebody's name. Always ends alike, whoever that is and whether anything is sent.
     *
     * @param language of the letter: {@code en} or {@code cy}
     * @throws org.hedgerow.platform.TooManyTries when tried too often
     */
    public void ask(@Nullable String username, String language, ClientAddress from) {
        var name = Username.typed(username);
        // No sign-in name has a space: asking for links keeps nobody from signing in with a password.
        throttle.take(new Username("link " + name.canonical()), from);
        if (areSent()) {
            later.execute(() -> send(name, language));
        }
    }

    private void send(Username name, String language) {
        try {
            links.makeFor(name)
                    .map(made -> letter(made, language))
                    .ifPresent(letter -> Optional.ofNullable(post).ifPresent(office -> office.send(letter)));
        } catch (MailException | DataAccessException e) {
            // Its message may quote the address.
            LOG.warn("A link could not be sent: {}", e.getClass().getSimpleName());
        }
    }

    private SimpleMailMessage letter(SignInLinks.Letter letter, String language) {
        var message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(letter.email());
        message.setSubject(WORDS.say(language, "letter.link.subject"));
        message.setText(String.join(
                "\n\n",
                WORDS.say(language, "letter.link.asked"),
                WORDS.say(language, "letter.link.open", Map.of("minutes", String.valueOf(SignInLinks.MINUTES))),
                address.find().orElseThrow() + "/open.html"
                        + (language.equals(Words.LANGUAGES.get(0)) ? "" : "?lang=" + language) + "#"
                        + letter.link().code(),
                WORDS.say(language, "letter.link.not-you") + "\n"));
        return message;
    }

    @Override
    public void destroy() {
        later.shutdownNow();
    }
}
