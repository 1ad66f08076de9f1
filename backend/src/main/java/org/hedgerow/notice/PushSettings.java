package org.hedgerow.notice;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Messages to phones (Web Push).
 *
 * @param key the file of the key that says to push services who sends; made when it is first needed
 * @param contact where the operator of a push service reaches the operator of this installation, {@code mailto:} or {@code https:} (RFC 8292,
 *     section 2.1); without it no messages are sent and none are offered
 * @param services hosts of push services that may be called; one that begins with {@code *.} is every host below it
 */
@Validated
@ConfigurationProperties("hedgerow.push")
record PushSettings(
        @NotNull Path key,

        @DefaultValue("") @Pattern(regexp = "|mailto:[!-~&&[^<>\",;]]{3,200}|https://[!-~&&[^<>\"]]{3,200}") String contact,

        @NotEmpty @DefaultValue({
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.notify.windows.com",
            "web.push.apple.com"
        })
        List<@Pattern(regexp = "(?:\\*\\.)?[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z][a-z0-9-]*") String> services) {

    PushSettings {
        services = List.copyOf(services);
    }

    boolean isOffered() {
        return !contact.isEmpty();
    }
}
