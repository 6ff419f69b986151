package io.cygi.saga.topup.kakaopay;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Settings of the connection to KakaoPay.
 *
 * @param baseUrl the base URL of KakaoPay's API
 * @param secretKey the merchant's key, empty if none is set
 * @param cid the merchant's code
 */
record KakaoPayProperties(String baseUrl, String secretKey, String cid) {

    private static final String DEFAULT_URL = "https://open-api.kakaopay.com";
    private static final String TEST_CID = "TC0ONETIME";

    /**
     * {@return the configured settings}
     *
     * @param environment the environment with {@code cygi.kakaopay.*}, or {@code KAKAOPAY_SECRET_KEY} and
     *     {@code KAKAOPAY_CID}
     * @throws MissingKeyException in production, if top-ups are enabled and a key or code is missing
     */
    static KakaoPayProperties of(Environment environment) {
        String key = value(environment, "secret-key", "KAKAOPAY_SECRET_KEY");
        String cid = value(environment, "cid", "KAKAOPAY_CID");
        boolean enabled = environment.getProperty("cygi.top-ups.enabled", Boolean.class, true);
        if (enabled && environment.acceptsProfiles(Profiles.of("prod")) && (key.isBlank() || cid.isBlank())) {
            throw new MissingKeyException();
        }
        return new KakaoPayProperties(
                environment.getProperty("cygi.kakaopay.base-url", DEFAULT_URL), key, cid.isBlank() ? TEST_CID : cid);
    }

    private static String value(Environment environment, String name, String variable) {
        return environment.getProperty("cygi.kakaopay." + name, environment.getProperty(variable, ""));
    }

    /** {@return a text without the key, for logs} */
    @Override
    public String toString() {
        return "KakaoPayProperties[" + baseUrl + ", " + cid + "]";
    }
}
