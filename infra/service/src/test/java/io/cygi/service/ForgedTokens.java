package io.cygi.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens that are almost valid, the same forgeries that the edge is tested with. */
final class ForgedTokens {

    private static final long HOUR = 3_600;

    /** A key pair that the edge does not have. It is generated once, because that takes long. */
    private static final RSAKey FOREIGN = TestEdge.newKey("unknown");

    private final TestEdge edge;
    private final Clock clock;
    private final String[] roles;

    /** Creates the forgeries. @param roles the roles of a user for whom a genuine token would be accepted */
    ForgedTokens(TestEdge edge, Clock clock, String... roles) {
        this.edge = edge;
        this.clock = clock;
        this.roles = roles;
    }

    /** {@return the tokens by their fault} */
    Map<String, String> all() {
        JWTClaimsSet claims = edge.claims(roles).build();
        RSAKey key = edge.key();
        String genuine = TestEdge.signed(claims, key);
        String signature = genuine.substring(genuine.lastIndexOf('.') + 1);
        Map<String, String> tokens = new LinkedHashMap<>();
        RSAKey renamed = new RSAKey.Builder(FOREIGN).keyID(key.getKeyID()).build();
        tokens.put("signed with another key", TestEdge.signed(claims, renamed));
        tokens.put("of an unknown key", TestEdge.signed(claims, FOREIGN));
        tokens.put("alg none", new PlainJWT(claims).serialize());
        tokens.put(
                "alg none with the signature kept",
                base64("{\"alg\":\"none\"}") + "." + base64(claims) + "." + signature);
        tokens.put("HS256 with the public key as secret", hmac(claims, key));
        tokens.put(
                "other roles under the old signature",
                genuine.substring(0, genuine.indexOf('.') + 1)
                        + base64(edge.claims("FAN", "ORGANIZER", "ADMIN").build()) + "." + signature);
        tokens.put("signature cut off", genuine.substring(0, genuine.lastIndexOf('.') + 1));
        tokens.put("garbage", "garbage");
        tokens.putAll(wrongClaims(key));
        return tokens;
    }

    private Map<String, String> wrongClaims(RSAKey key) {
        Map<String, JWTClaimsSet.Builder> claims = new LinkedHashMap<>();
        claims.put(
                "expired",
                edge.claims(roles)
                        .issueTime(inSeconds(-2 * HOUR))
                        .notBeforeTime(inSeconds(-2 * HOUR))
                        .expirationTime(inSeconds(-60)));
        claims.put("not valid yet", edge.claims(roles).notBeforeTime(inSeconds(HOUR)));
        claims.put("without expiry", edge.claims(roles).expirationTime(null));
        claims.put("without time of issue", edge.claims(roles).issueTime(null));
        claims.put("without subject", edge.claims(roles).subject(null));
        claims.put("without roles", edge.claims(roles).claim("roles", null));
        claims.put("of another issuer", edge.claims(roles).issuer("https://somebody.example.com"));
        claims.put("for another audience", edge.claims(roles).audience(List.of("others")));
        Map<String, String> tokens = new LinkedHashMap<>();
        claims.forEach((fault, wrong) -> tokens.put(fault, TestEdge.signed(wrong.build(), key)));
        return tokens;
    }

    private Date inSeconds(long seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }

    private static String hmac(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new MACSigner(key.toPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(JWTClaimsSet claims) {
        return base64(claims.toString());
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
