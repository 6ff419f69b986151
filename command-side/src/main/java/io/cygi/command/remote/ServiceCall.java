package io.cygi.command.remote;

import io.cygi.remote.http.ServiceTokens;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Recognizes requests of services. */
final class ServiceCall {

    private static final String BEARER = "Bearer ";

    private ServiceCall() {}

    /** {@return whether the request proves that it comes from a service of the platform} @param tokens verify the proof */
    static boolean isOfAService(HttpServletRequest request, ServiceTokens tokens) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.startsWith(BEARER)
                && tokens.verify(header.substring(BEARER.length())).isPresent();
    }
}
