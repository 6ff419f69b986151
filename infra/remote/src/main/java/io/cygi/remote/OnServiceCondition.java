package io.cygi.remote;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The condition of {@link ConditionalOnService}. */
final class OnServiceCondition implements ConfigurationCondition {

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Map<String, Object> attributes =
                Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnService.class.getName()));
        return Arrays.stream((String[]) attributes.get("value"))
                .anyMatch(service -> named(context.getEnvironment(), service));
    }

    private static boolean named(Environment environment, String service) {
        return !Binder.get(environment)
                .bind("cygi.services." + service, Bindable.listOf(String.class))
                .orElse(List.of())
                .isEmpty();
    }
}
