package io.cygi.gateway.login;

import io.cygi.gateway.login.provider.ProviderRegistrations;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Begins a login at the provider that the path names, and stores the page to return to. */
final class LoginRequestResolver implements OAuth2AuthorizationRequestResolver {

    static final String PATH = "/oauth2/authorization/";

    private final ProviderRegistrations registrations;
    private final OAuth2AuthorizationRequestResolver resolver;

    LoginRequestResolver(ProviderRegistrations registrations) {
        this.registrations = registrations;
        this.resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean known = HttpMethod.GET.matches(request.getMethod())
                && path.startsWith(PATH)
                && registrations.choices().stream().anyMatch(choice -> path.equals(PATH + choice.id()));
        return known ? withReturnUrl(resolver.resolve(request), request) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return null;
    }

    private static @Nullable OAuth2AuthorizationRequest withReturnUrl(
            @Nullable OAuth2AuthorizationRequest login, HttpServletRequest request) {
        String returnUrl = ReturnUrl.of(request.getParameter(ReturnUrl.PARAMETER));
        return login == null
                ? null
                : OAuth2AuthorizationRequest.from(login)
                        .attributes(attributes -> attributes.put(LoginStateCookie.RETURN_URL, returnUrl))
                        .build();
    }
}
