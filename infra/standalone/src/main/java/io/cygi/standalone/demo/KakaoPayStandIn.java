package io.cygi.standalone.demo;

import io.cygi.kakaopay.KakaoPayServer;
import io.cygi.kakaopay.Settings;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts a stand-in for KakaoPay, so that top-ups work in the demo without configuration. */
public final class KakaoPayStandIn {

    /** Name of the property with the payment provider's address. If it is set, there is no stand-in. */
    public static final String BASE_URL = "cygi.kakaopay.base-url";

    private static final String SECRET_KEY = "cygi.kakaopay.secret-key";
    private static final String CID = "cygi.kakaopay.cid";

    private KakaoPayStandIn() {}

    /**
     * Starts a stand-in on a free port of this machine, with a key that only this process knows.
     *
     * @param context the context, which closes the stand-in
     * @return the properties that direct the platform to the stand-in; they precede all others, so that the key fits
     *     the address
     */
    public static MapPropertySource start(GenericApplicationContext context) {
        String key = KakaoPayServer.newKey();
        KakaoPayServer server = KakaoPayServer.start(0, Settings.of(key));
        // The context closes the server; the lines below close it if the context fails.
        context.registerBean(KakaoPayServer.class, () -> server);
        SpringApplication.getShutdownHandlers().add(server::close);
        return new MapPropertySource(
                "kakaopay-stand-in", Map.of(BASE_URL, server.url(), SECRET_KEY, key, CID, Settings.TEST_CID));
    }
}
