package io.cygi.gateway.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the page that a person is sent to after a login. Only a path of this site is accepted, in a form that every
 * browser reads in the same way.
 */
public final class ReturnUrl {

    /** The default path. */
    public static final String DEFAULT = "/";

    /** Name of the request parameter. */
    public static final String PARAMETER = "returnUrl";

    private static final int LENGTH_MAX = 2_000;

    /**
     * Accepts visible ASCII except characters that browsers read as a slash or that delimit text in HTML and headers.
     */
    private static final Pattern PLAIN = Pattern.compile("/[!#-;=?-\\[\\]^_a-z|~]*");

    /** Matches an encoded slash, backslash, percent sign or control character in a path, which a proxy may decode. */
    private static final Pattern ENCODED = Pattern.compile("%(2f|5c|25|[01][0-9a-f]|7f)");

    /** Matches the dot segments that a browser removes from a path. */
    private static final Pattern DOTS = Pattern.compile("/(\\.|%2e){1,2}(/|$)");

    private static final Pattern END_OF_PATH = Pattern.compile("[?#]");

    private static final Pattern BY_ITSELF = Pattern.compile("/(login|logout|oauth2/authorization)(/.*)?");

    private ReturnUrl() {}

    /**
     * {@return the page, or the default one if none is given or it is not on this site}
     *
     * @param given any text of a caller
     */
    public static String of(@Nullable String given) {
        return given != null && onThisSite(given) ? given : DEFAULT;
    }

    static boolean onThisSite(String url) {
        if (url.length() > LENGTH_MAX || !PLAIN.matcher(url).matches()) {
            return false;
        }
        try {
            URI uri = new URI(url);
            String path = END_OF_PATH.split(url, 2)[0].toLowerCase(Locale.ROOT);
            return !uri.isAbsolute()
                    && uri.getRawAuthority() == null
                    && !path.contains("//")
                    && !ENCODED.matcher(path).find()
                    && !DOTS.matcher(path).find()
                    && !BY_ITSELF.matcher(path).matches();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
