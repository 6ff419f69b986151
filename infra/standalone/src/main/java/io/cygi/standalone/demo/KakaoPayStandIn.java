package io.cygi.standalone.demo;

import io.cygi.kakaopay.KakaoPayServer;
import io.cygi.kakaopay.Settings;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts a stand-in for KakaoPay, so that top-ups work in the demo without any configuration. */
public final class KakaoPayStandIn {

    /** The property that names the payment provider's address. Where it is set, there is no stand-in. */
    public static final String BASE_URL = "cygi.kakaopay.base-url";

    private static final String SECRET_KEY = "cygi.kakaopay.secret-key";
    private static final String CID = "cygi.kakaopay.cid";

    private KakaoPayStandIn() {}

    /**
     * Starts a stand-in on a free port of this machine, with a key that is known to this process alone.
     *
     * @param context closes it in the end
     * @return the properties by which the platform finds it; they go before all others, so that the key fits the address
     */
    public static MapPropertySource start(GenericApplicationContext context) {
        String key = KakaoPayServer.newKey();
        KakaoPayServer server = KakaoPayServer.start(0, Settings.of(key));
        // Closed with the context; and here, should there be no context to close.
        context.registerBean(KakaoPayServer.class, () -> server);
        SpringApplication.getShutdownHandlers().add(server::close);
        return new MapPropertySource(
                "kakaopay-stand-in", Map.of(BASE_URL, server.url(), SECRET_KEY, key, CID, Settings.TEST_CID));
    }
}
