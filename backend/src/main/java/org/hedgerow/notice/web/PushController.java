package org.hedgerow.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Allowance;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.notice.PushContent;
import org.hedgerow.notice.PushDevice;
import org.hedgerow.notice.PushDevices;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages to phones about one's own areas (Web Push). */
@RestController
class PushController {

    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_ENDPOINT = 1000;
    private static final int LONGEST_KEY = 120;

    /** A browser is given another endpoint now and then, and a village may share an address. */
    static final int RENEWALS_IN_AN_HOUR = 600;

    private final PushDevices devices;
    private final Allowance renewals = new Allowance(RENEWALS_IN_AN_HOUR, Duration.ofHours(1));

    PushController(PushDevices devices) {
        this.devices = devices;
    }

    /** @param key null where messages are not offered */
    record KeyView(boolean offered, @Nullable String key) {}

    record DeviceList(List<PushDevice> devices, int most) {}

    record TestView(PushDevices.TestResult result) {}

    /**
     * What a browser says of itself. Everything may be missing until it is checked.
     *
     * @param p256dh and {@code auth} in base64url, as browsers give them
     */
    record DeviceForm(
            @Nullable String endpoint,
            @Nullable String p256dh,
            @Nullable String auth,
            @Nullable String label,
            @Nullable String language) {}

    /** @param before the endpoint that it had */
    record RenewalForm(
            @Nullable String before,
            @Nullable String endpoint,
            @Nullable String p256dh,
            @Nullable String auth) {}

    @GetMapping("/api/push-key")
    @Requires(Permission.REPORT_INCIDENT)
    KeyView key() {
        return devices.areOffered() ? new KeyView(true, devices.key()) : new KeyView(false, null);
    }

    @GetMapping("/api/push-devices")
    @Requires(Permission.REPORT_INCIDENT)
    DeviceList list(@CurrentPerson Person person) {
        return new DeviceList(devices.list(person), PushDevices.MOST_OF_A_PERSON);
    }

    @PostMapping("/api/push-devices")
    @Requires(Permission.REPORT_INCIDENT)
    PushDevice keep(@CurrentPerson Person person, @RequestBody DeviceForm form) {
        var errors = new FieldErrors();
        var label = errors.read(() -> PlainText.checkLine("/label", form.label(), LONGEST_LABEL));
        if (form.language() == null || !Set.of("en", "cy").contains(form.language())) {
            errors.add("/language", "Messages are written in English or Welsh.");
        }
        var content = errors.read(() -> content(form.endpoint(), form.p256dh(), form.auth()));
        errors.throwIfAny();
        return devices.keep(person, given(content), given(label), given(form.language()));
    }

    @DeleteMapping("/api/push-devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.REPORT_INCIDENT)
    void delete(@CurrentPerson Person person, @PathVariable UUID id) {
        devices.delete(person, id);
    }

    @PostMapping("/api/push-devices/{id}/test")
    @Requires(Permission.REPORT_INCIDENT)
    TestView test(@CurrentPerson Person person, @PathVariable UUID id) {
        return new TestView(devices.test(person, id));
    }

    @PostMapping("/api/push-renewals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(
            because =
                    "A browser is given another endpoint while nobody is signed in; it shows the one before, and is told nothing")
    void renew(@RequestBody RenewalForm form, HttpServletRequest request) {
        renewals.take(ClientAddress.of(request.getRemoteAddr()));
        if (form.before() == null || form.before().length() > LONGEST_ENDPOINT) {
            throw PlatformProblem.invalid("/before", "Say where messages went before.");
        }
        devices.renew(form.before(), content(form.endpoint(), form.p256dh(), form.auth()));
    }

    private static PushContent content(@Nullable String endpoint, @Nullable String p256dh, @Nullable String auth) {
        if (endpoint == null || endpoint.length() > LONGEST_ENDPOINT) {
            throw PlatformProblem.invalid("/endpoint", "Say where messages go.");
        }
        return new PushContent(endpoint, bytes(p256dh, "/p256dh"), bytes(auth, "/auth"));
    }

    private static byte[] bytes(@Nullable String text, String pointer) {
        try {
            if (text != null && text.length() <= LONGEST_KEY) {
                return Base64.getUrlDecoder().decode(text);
            }
        } catch (IllegalArgumentException malformed) {
            throw PlatformProblem.invalid(pointer, "This is not base64url.");
        }
        throw PlatformProblem.invalid(pointer, "This is needed.");
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        return value;
    }
}
