package io.cygi.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes tokens that are almost valid from one that is. Some are signed with the platform's own key. */
final class Forgery {

    private static final String KEY_FILES = "token-signing*.jwk";
    private static final int BITS = 2_048;
    private static final long HOUR = 3_600;

    private final SignedJWT genuine;
    private final JWTClaimsSet claims;
    private final RSAKey platformKey;

    Forgery(Platform platform, Account account) {
        try {
            this.genuine = SignedJWT.parse(account.token());
            this.claims = genuine.getJWTClaimsSet();
            this.platformKey =
                    key(platform.data().resolve("keys"), genuine.getHeader().getKeyID());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the key with that identifier} There may be several keys. */
    private static RSAKey key(Path folder, String keyId) throws IOException, ParseException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, KEY_FILES)) {
            for (Path file : files) {
                RSAKey key = RSAKey.parse(Files.readString(file));
                if (keyId.equals(key.getKeyID())) {
                    return key;
                }
            }
        }
        throw new IllegalStateException("there is no key " + keyId + " in " + folder);
    }

    /** {@return a valid token} It proves that the others are refused for their faults. */
    String copied() {
        return signed(claims, platformKey);
    }

    /** {@return invalid tokens by their fault} */
    Map<String, String> all() {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("expired", expired());
        tokens.put("signed with another key", signed(claims, anotherKey()));
        tokens.put("alg none", new PlainJWT(claims).serialize());
        tokens.put("alg none with the signature kept", noneWithSignature());
        tokens.put("HS256 with the public key as secret", hmac());
        tokens.put("other roles under the old signature", alteredRoles());
        tokens.put("signature cut off", cut());
        tokens.put("garbage", "garbage");
        return tokens;
    }

    /** {@return tokens with wrong claims, signed by the platform's key} */
    Map<String, String> wrongClaims() {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("expired", expired());
        tokens.put(
                "not valid yet", signed(changed().notBeforeTime(inSeconds(HOUR)).build(), platformKey));
        tokens.put("without expiry", signed(changed().expirationTime(null).build(), platformKey));
        tokens.put("without subject", signed(changed().subject(null).build(), platformKey));
        tokens.put("of another issuer", signed(changed().issuer("somebody").build(), platformKey));
        tokens.put(
                "for another audience",
                signed(changed().audience(List.of("others")).build(), platformKey));
        return tokens;
    }

    private String expired() {
        return signed(
                changed()
                        .issueTime(inSeconds(-2 * HOUR))
                        .notBeforeTime(inSeconds(-2 * HOUR))
                        .expirationTime(inSeconds(-60))
                        .build(),
                platformKey);
    }

    private JWTClaimsSet.Builder changed() {
        return new JWTClaimsSet.Builder(claims);
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private RSAKey anotherKey() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(String.valueOf(platformKey.getKeyID()))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet what, RSAKey key) {
        try {
            return signed(what, genuine.getHeader(), new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hmac() {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(platformKey.getKeyID())
                    .build();
            return signed(
                    claims, header, new MACSigner(platformKey.toPublicKey().getEncoded()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet what, JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, what);
        token.sign(signer);
        return token.serialize();
    }

    private String alteredRoles() {
        return genuine.getHeader().toBase64URL() + "."
                + base64(changed()
                        .claim("roles", List.of("FAN", "ORGANIZER", "ADMIN"))
                        .build()
                        .toString()) + "."
                + genuine.getSignature();
    }

    private String noneWithSignature() {
        return base64("{\"alg\":\"none\"}") + "." + base64(claims.toString()) + "." + genuine.getSignature();
    }

    private String cut() {
        return genuine.serialize().substring(0, genuine.serialize().lastIndexOf('.') + 1);
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
