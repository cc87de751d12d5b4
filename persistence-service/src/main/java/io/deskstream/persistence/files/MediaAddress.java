package io.deskstream.persistence.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that a file may be fetched from, as far as its text tells: http or https, the usual ports, no user, and a host
 * that is a name or an address in its one plain notation. What the host resolves to is checked when it is connected to.
 *
 * @param trusted named by the operator: any port, any network
 */
public record MediaAddress(URI uri, String host, int port, boolean trusted) {

    private static final int LONGEST = 8_192;
    /** Its last part begins with a letter: nothing reads it as a number. */
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z]([a-z0-9-]*[a-z0-9])?\\.?");

    private static final Pattern DOTTED_QUAD =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern SIX = Pattern.compile("\\[[0-9a-f:.]+]");

    /**
     * Reads an address.
     *
     * @param trusted hosts that the operator named, {@code host:port}
     * @throws RefusedAddressException when nothing may be fetched from there
     */
    public static MediaAddress of(String url, Set<String> trusted) {
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new RefusedAddressException("neither http nor https");
        }
        String host = host(uri);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        boolean named = trusted.contains(host + ":" + port);
        if (!named && port != 80 && port != 443) {
            throw new RefusedAddressException("another port than 80 and 443");
        }
        return new MediaAddress(uri, host, port, named);
    }

    /** Where an answer sends on to. */
    public MediaAddress redirected(@Nullable String location, Set<String> trusted) {
        if (location == null || location.isBlank()) {
            throw new RefusedAddressException("sent on to nowhere");
        }
        try {
            return of(uri.resolve(location).toString(), trusted);
        } catch (IllegalArgumentException e) {
            throw new RefusedAddressException("sent on to what is no address");
        }
    }

    private static URI parse(String url) {
        try {
            if (url.length() <= LONGEST) {
                return new URI(url);
            }
        } catch (URISyntaxException e) {
            throw new RefusedAddressException("not an address");
        }
        throw new RefusedAddressException("longer than " + LONGEST + " characters");
    }

    private static String host(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority == null || uri.getHost() == null) {
            throw new RefusedAddressException("no host");
        }
        if (authority.indexOf('@') >= 0) {
            throw new RefusedAddressException("with a user");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean plain = SIX.matcher(host).matches()
                || DOTTED_QUAD.matcher(host).matches()
                || NAME.matcher(host).matches();
        if (!plain) {
            throw new RefusedAddressException("a host in an odd notation");
        }
        return host;
    }
}
