package io.cygi.web;

import io.cygi.web.caller.CallerResolver;
import io.cygi.web.http.MethodFilter;
import io.cygi.web.http.PathMethods;
import io.cygi.web.http.WholeAnswerFilter;
import io.cygi.web.json.StrictJson;
import io.cygi.web.json.Timestamps;
import io.cygi.web.problem.ProblemAdvice;
import io.cygi.web.request.QueryParametersResolver;
import io.cygi.web.server.CorrelationValve;
import io.cygi.web.text.ParameterTextFilter;
import io.cygi.web.text.PathTextInterceptor;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
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
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Configures the parts that the controllers of all services share. */
@AutoConfiguration
@ConditionalOnWebApplication
@Import(ProblemAdvice.class)
public class WebAutoConfiguration {

    @Bean
    WebMvcConfigurer endpointArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
                resolvers.add(new QueryParametersResolver());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PathTextInterceptor());
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(String.class, Instant.class, Timestamps::parameter);
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
    FilterRegistrationBean<ParameterTextFilter> parameterText() {
        var registration = new FilterRegistrationBean<>(new ParameterTextFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Has Tomcat pass TRACE on to the {@link MethodFilter}, which refuses it like every method that a path lacks. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> traceIsRefusedAsOtherMethods() {
        return server -> server.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
    }

    @Bean
    PathMethods pathMethods(ObjectProvider<HandlerMapping> mappings) {
        return new PathMethods(mappings);
    }

    @Bean
    MethodFilter methodFilter(
            PathMethods methods, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new MethodFilter(methods, problems);
    }

    @Bean
    FilterRegistrationBean<MethodFilter> methodFilterRegistration(MethodFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WholeAnswerFilter> wholeAnswers() {
        var registration = new FilterRegistrationBean<>(new WholeAnswerFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
