package dev.throughline.oms.activities.event;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Keeps webhooks out of our own network (server-side request forgery). It is the resolver of the connection itself, so that a name
 * cannot point elsewhere between check and connection. Refused: every address that is not on the public internet, by the IANA
 * special-purpose registries (RFC 6890), and IPv6 addresses that carry an IPv4 address inside.
 */
class AddressGuard implements DnsResolver {
    private final boolean allowPrivate;

    AddressGuard(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** Whether a host is known to be refused without asking the name service. */
    boolean refuses(String host) {
        if (allowPrivate) {
            return false;
        }
        var name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        try {
            return !isPublic(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException notALiteral) {
            return name.equals("localhost") || name.endsWith(".localhost") || !name.contains(".");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        for (var address : addresses) {
            if (!allowPrivate && !isPublic(address)) {
                throw new AddressRefusedException();
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        int third = Byte.toUnsignedInt(bytes[2]);
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Global unicast (2000::/3) only, without Teredo (2001::/32), documentation (2001:db8::/32) and 6to4 (2002::/16). */
    private static boolean isPublic6(byte[] bytes) {
        int first = Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]);
        int second = Byte.toUnsignedInt(bytes[2]) << 8 | Byte.toUnsignedInt(bytes[3]);
        boolean special = first == 0x2002 || (first == 0x2001 && (second == 0 || second == 0x0db8));
        return first >> 13 == 1 && !special;
    }

    /** The name points into a private network. */
    static class AddressRefusedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressRefusedException() {
            super("not an address on the public internet");
        }
    }
}
