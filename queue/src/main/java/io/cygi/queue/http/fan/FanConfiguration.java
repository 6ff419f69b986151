package io.cygi.queue.http.fan;

import io.cygi.queue.kafka.client.WaitingRoomProperties;
import io.cygi.web.caller.BearerHeader;
import io.cygi.web.caller.SessionCaller;
import io.cygi.web.caller.TokenTrust;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.json.JsonMapper;

/** Configures the authentication of fans. */
@Configuration(proxyBeanMethods = false)
public class FanConfiguration {

    /** Creates the verifier with the edge's decoder, if this process has one. */
    @Bean
    FanTokenVerifier fanTokenVerifier(
            @Qualifier(BearerHeader.VERIFIER_BEAN) ObjectProvider<JwtDecoder> verifier,
            ObjectProvider<JwtDecoder> edge,
            ObjectProvider<TokenTrust> trust,
            WaitingRoomProperties properties,
            JsonMapper json,
            Clock clock) {
        @Nullable JwtDecoder decoder = verifier.getIfAvailable(edge::getIfAvailable);
        TokenTrust unchanged = trust.getIfAvailable(() -> account -> true);
        return new FanTokenVerifier(decoder, new VerifiedTokenCache(properties.tokensMax()), unchanged, json, clock);
    }

    @Bean
    FanAuthenticator fanAuthenticator(FanTokenVerifier tokens, ObjectProvider<SessionCaller> sessions) {
        return new FanAuthenticator(tokens, sessions.getIfAvailable(() -> request -> Optional.empty()));
    }
}
