package org.hedgerow.platform;

/**
 * A service elsewhere that is asked over HTTP/1.1.
 *
 * @param secure whether by TLS
 * @param host a name in lower case, or an address without brackets
 */
public record UpstreamService(boolean secure, String host, int port) {

    /** For the header: the port only where it is not the scheme's own. */
    public String authority() {
        var name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }
}
