package io.cygi.web.limit;

import io.cygi.web.permit.ClientNetwork;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The sender of a request as limits count it.
 *
 * @param network the network that the request came from, see {@link ClientNetwork}
 * @param account the account of its verified token, null if it has none
 */
public record Client(String network, @Nullable String account) {

    /** {@return the sender of the request that this thread answers; empty if the thread answers none} */
    public static Optional<Client> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(of(attributes.getRequest()))
                : Optional.empty();
    }

    /** {@return the sender of a request that this thread answers} */
    public static Client of(HttpServletRequest request) {
        return new Client(
                ClientNetwork.of(request.getRemoteAddr()), currentAccount().orElse(null));
    }

    /** {@return the account of the token that was verified for the request that this thread answers} */
    static Optional<String> currentAccount() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Jwt token
                ? Optional.ofNullable(token.getSubject())
                : Optional.empty();
    }
}
