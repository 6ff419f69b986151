package io.cygi.gateway.authorization.client;

import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** An unproven claim to be a public client, from a request that carries a token of that client. */
final class PublicClientAuthentication extends OAuth2ClientAuthenticationToken {

    private static final long serialVersionUID = 1L;

    PublicClientAuthentication(String clientId) {
        super(clientId, ClientAuthenticationMethod.NONE, null, null);
    }
}
