package org.hedgerow.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.hedgerow.identity.PublicAddress;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Refuses forms that a page of another site sends. Nothing is done in anybody's name by them, but a report that a page made its visitor send would
 * be noise that the visitor knows nothing of. Every browser of today says where a form comes from (Fetch Metadata); of an older one its {@code Origin} is
 * asked, which is {@code null} for pages that send no referrer, as ours do. What says nothing is no browser that could be led astray.
 */
@Component
class FromOurPage {

    private final PublicAddress address;

    FromOurPage(PublicAddress address) {
        this.address = address;
    }

    /** @throws ProblemException not found, for a form of another site */
    void check(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        var ours = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null || origin.equals("null") || isOurs(origin, request);
        if (!ours) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
    }

    private boolean isOurs(String origin, HttpServletRequest request) {
        if (address.find().filter(origin::equals).isPresent()) {
            return true;
        }
        try {
            return String.valueOf(URI.create(origin).getAuthority()).equals(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
