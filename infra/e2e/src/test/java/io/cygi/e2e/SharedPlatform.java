package io.cygi.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the one platform, or its {@link Api}, that they share, and the stand-in for Kakao that fans may log in with:
 * started for the first that asks, stopped after the last test of the run.
 */
final class SharedPlatform implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedPlatform.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class || type == Api.class || type == KakaoStandIn.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        KakaoStandIn kakao = store.computeIfAbsent(KakaoStandIn.class, key -> new KakaoStandIn(), KakaoStandIn.class);
        Platform platform = store.computeIfAbsent(Platform.class, key -> started(kakao), Platform.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == KakaoStandIn.class) {
            return kakao;
        }
        return type == Api.class ? platform.api() : platform;
    }

    private static Platform started(KakaoStandIn kakao) {
        Platform platform = Platform.inNewFolder("shared");
        platform.start(kakao.options("http://localhost:" + platform.port()));
        return platform;
    }
}
