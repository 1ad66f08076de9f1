package org.hedgerow.notice;

import java.net.InetAddress;
import javax.net.ssl.SSLSocketFactory;
import org.hedgerow.platform.UpstreamClient;

/**
 * How a push service is reached. No setting leads here: only another bean of this type, as tests have, goes anywhere but to port 443 of a public
 * address.
 *
 * @param millis for everything
 */
record PushRoute(
        UpstreamClient.Resolver resolver, SSLSocketFactory sockets, int port, boolean allowPrivate, int millis) {

    private static final int MILLIS = 5000;
    private static final int HTTPS = 443;

    static PushRoute outside() {
        return new PushRoute(
                InetAddress::getAllByName, (SSLSocketFactory) SSLSocketFactory.getDefault(), HTTPS, false, MILLIS);
    }
}
