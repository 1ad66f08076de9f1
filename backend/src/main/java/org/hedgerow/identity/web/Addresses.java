package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.hedgerow.identity.PublicAddress;
import org.hedgerow.platform.QrCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Writes secrets as addresses to open, and as QR codes. The secret stands behind {@code #}: browsers keep that to themselves, so it
 * is in no log and no {@code Referer}.
 */
@Component
class Addresses {

    /**
     * A secret to hand over.
     *
     * @param code for reading out
     * @param address for copying
     * @param qr for holding a telephone over it
     */
    record Handed(String code, String address, QrCode qr) {
        @Override
        public String toString() {
            return "Handed[hidden]";
        }
    }

    private final PublicAddress address;

    Addresses(PublicAddress address) {
        this.address = address;
    }

    /**
     * @param page such as {@code /join.html}
     * @param request says where the one who asks has reached us, for installations whose address nobody has set; only they see it
     */
    Handed hand(String page, String code, HttpServletRequest request) {
        var origin = address.find()
                .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request)
                        .build()
                        .toUriString());
        var full = origin + page + "#" + code;
        return new Handed(code, full, QrCode.of(full));
    }
}
