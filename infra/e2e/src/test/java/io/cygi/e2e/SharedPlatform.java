package io.cygi.e2e;

import io.cygi.kakaopay.KakaoPayServer;
import io.cygi.kakaopay.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the platform that they share, or its {@link Api}, and the stand-in for Kakao that fans may log in
 * with. The platform starts for the first class that asks, and stops after the last test of the run. With
 * {@code -Dcygi.e2e.processes=2} two processes on one database and broker are the platform. With
 * {@code -Dcygi.e2e.kills=true} as well, one of them is killed and started again for as long as the run lasts.
 */
final class SharedPlatform implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedPlatform.class);

    private static final String REPLICA = "replica";

    private static final String PAY_KEY = "merchant-key";

    /** True if each request of the scenarios goes to one of two processes, by chance. */
    private static final boolean IN_TWO_PROCESSES = Integer.getInteger("cygi.e2e.processes", 1) == 2;

    private static final boolean KILLS = Boolean.getBoolean("cygi.e2e.kills");

    /** {@return whether another process may see a change a moment later than the one that has made it} */
    static boolean inTwoProcesses() {
        return IN_TWO_PROCESSES;
    }

    /** {@return the number of processes of the platform} Each of them bounds the use by a caller separately. */
    static int processes() {
        return IN_TWO_PROCESSES ? 2 : 1;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class || type == Api.class || type == KakaoStandIn.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        KakaoStandIn kakao = store.computeIfAbsent(KakaoStandIn.class, key -> new KakaoStandIn(), KakaoStandIn.class);
        List<String> payment = IN_TWO_PROCESSES
                ? paymentOptions(store.computeIfAbsent(
                        KakaoPayServer.class,
                        key -> KakaoPayServer.start(0, Settings.of(PAY_KEY)),
                        KakaoPayServer.class))
                : List.of();
        Platform platform = store.computeIfAbsent(Platform.class, key -> started(kakao, payment), Platform.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == KakaoStandIn.class) {
            return kakao;
        }
        if (type == Platform.class) {
            return platform;
        }
        if (!IN_TWO_PROCESSES) {
            return platform.api();
        }
        Platform replica = store.computeIfAbsent(REPLICA, key -> replica(platform, kakao, payment), Platform.class);
        if (!KILLS) {
            return new Api(platform.address(), replica.address());
        }
        store.computeIfAbsent(RepeatedKills.class, key -> new RepeatedKills(replica), RepeatedKills.class);
        return Api.repeating(platform.address(), replica.address());
    }

    private static Platform started(KakaoStandIn kakao, List<String> payment) {
        Platform platform = Platform.inNewFolder("shared");
        platform.start(options(kakao, platform, payment));
        return platform;
    }

    private static Platform replica(Platform platform, KakaoStandIn kakao, List<String> payment) {
        Platform replica = platform.replica("shared-replica");
        replica.start(options(kakao, platform, payment));
        return replica;
    }

    private static String[] options(KakaoStandIn kakao, Platform platform, List<String> payment) {
        return Stream.concat(Arrays.stream(kakao.options("http://localhost:" + platform.port())), payment.stream())
                .toArray(String[]::new);
    }

    /** {@return the options of processes that share a stand-in for KakaoPay} A single process brings its own. */
    private static List<String> paymentOptions(KakaoPayServer server) {
        return List.of("--cygi.kakaopay.base-url=" + server.url(), "--cygi.kakaopay.secret-key=" + PAY_KEY);
    }
}
