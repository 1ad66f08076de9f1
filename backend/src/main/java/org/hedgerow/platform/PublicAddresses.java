package org.hedgerow.platform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses belong to the public internet. Everything that IANA's special-purpose registries set aside (private, shared, loopback,
 * link-local, documentation, benchmarking, multicast, reserved) does not, and neither does an IPv6 address that carries such an IPv4 one.
 */
public final class PublicAddresses {

    private static final int[][] SPECIAL_IPV4 = {
        {0, 0, 0, 0, 8},
        {10, 0, 0, 0, 8},
        {100, 64, 0, 0, 10},
        {127, 0, 0, 0, 8},
        {169, 254, 0, 0, 16},
        {172, 16, 0, 0, 12},
        {192, 0, 0, 0, 24},
        {192, 0, 2, 0, 24},
        {192, 88, 99, 0, 24},
        {192, 168, 0, 0, 16},
        {198, 18, 0, 0, 15},
        {198, 51, 100, 0, 24},
        {203, 0, 113, 0, 24},
        {224, 0, 0, 0, 4},
        {240, 0, 0, 0, 4},
    };

    private PublicAddresses() {}

    public static boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicIpv4(bytes) : isPublicIpv6(bytes);
    }

    private static boolean isPublicIpv4(byte[] bytes) {
        int value = asNumber(bytes, 0);
        for (var special : SPECIAL_IPV4) {
            int network = special[0] << 24 | special[1] << 16 | special[2] << 8 | special[3];
            if ((value ^ network) >>> 32 - special[4] == 0) {
                return false;
            }
        }
        return true;
    }

    /** Only global unicast, 2000::/3, less what is set aside in it; and the translated IPv4 of 64:ff9b::/96. */
    private static boolean isPublicIpv6(byte[] bytes) {
        int first = asNumber(bytes, 0);
        if (first == 0x0064ff9b && asNumber(bytes, 4) == 0 && asNumber(bytes, 8) == 0) {
            return isPublicIpv4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (first >>> 29 != 1) {
            return false;
        }
        boolean setAside = first >>> 9 == 0x20010000 >>> 9 // 2001::/23, Teredo among it
                || first == 0x20010db8
                || first >>> 12 == 0x3fff0; // documentation
        if (setAside) {
            return false;
        }
        // 6to4 carries an IPv4 address.
        return first >>> 16 != 0x2002 || isPublicIpv4(Arrays.copyOfRange(bytes, 2, 6));
    }

    private static int asNumber(byte[] bytes, int from) {
        return (bytes[from] & 0xff) << 24
                | (bytes[from + 1] & 0xff) << 16
                | (bytes[from + 2] & 0xff) << 8
                | bytes[from + 3] & 0xff;
    }

    /** An address by its bytes, without asking any server. An IPv4 address that is mapped into IPv6 becomes the IPv4 address. */
    public static InetAddress of(byte... bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }
}
