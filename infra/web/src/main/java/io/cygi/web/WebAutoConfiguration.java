package io.cygi.web;

import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every service's controllers share. */
@AutoConfiguration
@ConditionalOnWebApplication
@Import(ProblemAdvice.class)
public class WebAutoConfiguration {

    /** No JSON request needs more; pictures have endpoints and a bound of their own below it. */
    private static final long BODY_BYTES_MAX = 2 * 1024 * 1024;

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(String.class, Instant.class, Timestamps::parse);
            }
        };
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return StrictJson::apply;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> correlations() {
        return server -> server.addEngineValves(new CorrelationValve());
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit() {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(BODY_BYTES_MAX));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WholeAnswerFilter> wholeAnswers() {
        var registration = new FilterRegistrationBean<>(new WholeAnswerFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
