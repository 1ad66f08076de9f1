package org.hedgerow.layer;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hedgerow.platform.PublicAddresses;
import org.hedgerow.platform.UpstreamService;

/**
 * The address of a tile service, looked through once. Scheme, host and port are the operator's alone; a request puts nothing but three whole
 * numbers into the rest.
 *
 * @param host a name in lower case, or an address without brackets
 * @param rest path and query with {@code {z}}, {@code {x}} and {@code {y}}
 */
record TileTemplate(boolean secure, String host, int port, String rest) {

    /** A name whose last part is no number, so that no form of an IPv4 address (decimal, octal, short) passes for one. */
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final Pattern IPV6 = Pattern.compile("\\[([0-9a-f:.]{2,45})]");
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,1000}");

    static TileTemplate of(MapLayerSettings.Layer layer) {
        try {
            return read(String.valueOf(layer.url()), layer.allowHttp(), layer.allowPrivate());
        } catch (MapLayerRefused refused) {
            throw new MapLayerRefused("map layer " + layer.id() + ": " + refused.getMessage());
        }
    }

    private static TileTemplate read(String url, boolean allowHttp, boolean allowPrivate) {
        for (var part : new String[] {"{z}", "{x}", "{y}"}) {
            if (url.indexOf(part) < 0 || url.indexOf(part) != url.lastIndexOf(part)) {
                throw new MapLayerRefused("the url has each of {z}, {x} and {y} once");
            }
        }
        var plain = url.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0");
        var uri = parse(plain);
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && allowHttp)) {
            throw new MapLayerRefused("the url begins with https://, or with http:// where allow-http is true");
        }
        var authority = url.substring(url.indexOf("//") + 2).split("[/?#]", 2)[0];
        if (authority.indexOf('{') >= 0 || !authority.equals(uri.getRawAuthority()) || uri.getRawUserInfo() != null) {
            throw new MapLayerRefused("the url names one host, without a user");
        }
        if (uri.getRawFragment() != null || !String.valueOf(uri.getRawPath()).startsWith("/")) {
            throw new MapLayerRefused("the url has a path, and nothing after a #");
        }
        int port = uri.getPort() == -1 ? scheme.equals("https") ? 443 : 80 : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw new MapLayerRefused("the url has a port that there is not");
        }
        var host = host(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT), allowPrivate);
        return new TileTemplate(
                scheme.equals("https"), host, port, url.substring(url.indexOf("//") + 2 + authority.length()));
    }

    private static URI parse(String plain) {
        try {
            if (PRINTABLE.matcher(plain).matches()) {
                return new URI(plain);
            }
        } catch (URISyntaxException unreadable) {
            throw new MapLayerRefused("the url cannot be read");
        }
        throw new MapLayerRefused("the url cannot be read");
    }

    private static String host(String host, boolean allowPrivate) {
        var ipv6 = IPV6.matcher(host);
        if (ipv6.matches() || IPV4.matcher(host).matches()) {
            var literal = ipv6.matches() ? ipv6.group(1) : host;
            if (!allowPrivate && !PublicAddresses.contains(literal(literal))) {
                throw new MapLayerRefused("the url's address is not a public one, and allow-private is false");
            }
            return literal;
        }
        if (!NAME.matcher(host).matches() || host.length() > 253) {
            throw new MapLayerRefused("the url's host is neither a name nor an address");
        }
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (!allowPrivate && (name.indexOf('.') < 0 || name.endsWith(".localhost"))) {
            throw new MapLayerRefused("the url's host is a name of this network alone, and allow-private is false");
        }
        return host;
    }

    private static InetAddress literal(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException unreadable) {
            throw new MapLayerRefused("the url's host is neither a name nor an address");
        }
    }

    /** Path and query of one tile. */
    String target(TileAddress address) {
        return rest.replace("{z}", Integer.toString(address.zoom()))
                .replace("{x}", Integer.toString(address.x()))
                .replace("{y}", Integer.toString(address.y()));
    }

    UpstreamService service() {
        return new UpstreamService(secure, host, port);
    }

    /** Without path and query, which may hold a key. */
    @Override
    public String toString() {
        return "TileTemplate[" + host + "]";
    }
}
