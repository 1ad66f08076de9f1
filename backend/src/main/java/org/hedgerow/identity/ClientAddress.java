package org.hedgerow.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Where a request comes from, as far as counting goes. Never logged and never stored as it is. */
public record ClientAddress(String counted) {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    /** @param text the peer's address as the container gives it; names are never looked up */
    public static ClientAddress of(String text) {
        var literal = text.replaceAll("%.*$", "");
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return new ClientAddress("unknown");
        }
        try {
            var bytes = InetAddress.getByName(literal).getAddress();
            // One subscriber holds a whole /64 and could change the rest at will.
            return new ClientAddress(Arrays.toString(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes));
        } catch (UnknownHostException e) {
            return new ClientAddress("unknown");
        }
    }

    @Override
    public String toString() {
        return "ClientAddress[hidden]";
    }
}
