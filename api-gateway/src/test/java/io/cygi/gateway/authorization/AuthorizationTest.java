package io.cygi.gateway.authorization;

import io.cygi.gateway.EdgeTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * The common part of tests of the authorization server: two apps, and accounts that a test opens, locks and logs in.
 */
@Import(TestAccounts.class)
@TestPropertySource(
        properties = {
            "cygi.clients[0].id=app-one",
            "cygi.clients[0].redirect-uris=https://one.example/callback,http://127.0.0.1:7001/callback",
            "cygi.clients[0].post-logout-redirect-uris=https://one.example/bye",
            "cygi.clients[0].scopes=openid,profile,email",
            "cygi.clients[1].id=app-two",
            "cygi.clients[1].redirect-uris=https://two.example/callback",
            "cygi.clients[1].scopes=openid"
        })
abstract class AuthorizationTest extends EdgeTest {}
