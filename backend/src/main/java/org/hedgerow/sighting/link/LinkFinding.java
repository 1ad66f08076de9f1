package org.hedgerow.sighting.link;

/**
 * What the comparison of one feature found.
 *
 * @param bin by which its points are looked up: the kind, or the kind with the figures' classes
 */
record LinkFinding(LinkReason reason, String bin) {

    static LinkFinding of(LinkReason reason) {
        return new LinkFinding(reason, reason.kind().name());
    }

    LinkFeature feature() {
        return reason.kind().feature();
    }
}
