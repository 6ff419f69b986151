package io.cygi.web;

import io.cygi.contracts.value.AccountId;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the {@link Caller} out of the verified token: its {@code sub}, {@code nickname} and {@code roles}. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw new InvalidBearerTokenException("no verified token");
        }
        try {
            AccountId accountId = new AccountId(Objects.requireNonNullElse(token.getSubject(), ""));
            String nickname = Objects.requireNonNullElse(token.getClaimAsString("nickname"), accountId.value());
            var roles = Objects.requireNonNullElse(token.getClaimAsStringList("roles"), java.util.List.<String>of());
            return new Caller(accountId, nickname, Set.copyOf(new TreeSet<>(roles)));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("the token's subject is not an account", e);
        }
    }
}
