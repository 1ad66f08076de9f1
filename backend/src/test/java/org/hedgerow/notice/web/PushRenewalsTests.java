package org.hedgerow.notice.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.hedgerow.notice.PushDevices;
import org.hedgerow.notice.web.PushController.RenewalForm;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whoever tries endpoints from one address is stopped, and nobody at another address with them. */
@HedgerowTest
class PushRenewalsTests {

    @Autowired
    private PushDevices devices;

    @Test
    void anAddressHasSoManyAndNoMore() {
        var controller = new PushController(devices);
        for (int i = 0; i < PushController.RENEWALS_IN_AN_HOUR; i++) {
            int tried = i;
            assertThatThrownBy(() -> controller.renew(form(tried), from("198.51.100.7")))
                    .as("no push service, and counted all the same")
                    .hasMessage("invalid-fields");
        }
        assertThatThrownBy(() -> controller.renew(form(0), from("198.51.100.7")))
                .isInstanceOf(TooManyTries.class);
        assertThatThrownBy(() -> controller.renew(form(0), from("203.0.113.9"))).hasMessage("invalid-fields");
    }

    private static RenewalForm form(int i) {
        var text = Base64.getUrlEncoder().withoutPadding();
        return new RenewalForm(
                "https://push.example/before/" + i,
                "https://push.example/after/" + i,
                text.encodeToString(new byte[65]),
                text.encodeToString(new byte[16]));
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest("POST", "/api/push-renewals");
        request.setRemoteAddr(address);
        return request;
    }
}
