package io.cygi.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the one platform, or its {@link Api}, that they share: started for the first that asks, stopped
 * after the last test of the run.
 */
final class SharedPlatform implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedPlatform.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Platform platform =
                context.getRoot().getStore(NAMESPACE).computeIfAbsent(Platform.class, key -> started(), Platform.class);
        return parameter.getParameter().getType() == Api.class ? platform.api() : platform;
    }

    private static Platform started() {
        Platform platform = Platform.inNewFolder("shared");
        platform.start();
        return platform;
    }
}
