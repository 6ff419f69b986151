package io.cygi.web.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/**
 * Derives the authorities of a verified token from its roles. The token of an API key has the key's scopes instead, so
 * a rule without a scope is closed to API keys.
 */
public final class TokenAuthorities implements Converter<Jwt, Collection<GrantedAuthority>> {

    private static final String API_KEY = "api_key";
    private static final String SCOPE = "SCOPE_";
    private static final String ROLE = "ROLE_";

    /** {@return the converter of verified tokens into callers with these authorities} */
    public static JwtAuthenticationConverter authentications() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new TokenAuthorities());
        return converter;
    }

    /** {@return the authority of an API key's scope} @param scope the scope, for example {@code sales:read} */
    static String scope(String scope) {
        return SCOPE + scope;
    }

    /** {@return whether a request was sent with the token of an API key} @param caller the caller, null if not known */
    static boolean ofApiKey(@Nullable Authentication caller) {
        return caller != null && caller.getPrincipal() instanceof Jwt token && token.hasClaim(API_KEY);
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        List<GrantedAuthority> authorities = new ArrayList<>(2);
        if (token.hasClaim(API_KEY)) {
            for (String scope : String.valueOf(token.getClaims().get("scope")).split(" ")) {
                authorities.add(new SimpleGrantedAuthority(scope(scope)));
            }
        } else if (token.getClaims().get("roles") instanceof List<?> roles) {
            for (Object role : roles) {
                authorities.add(new SimpleGrantedAuthority(ROLE + role));
            }
        }
        return authorities;
    }
}
