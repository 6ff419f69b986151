package io.cygi.query.page;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Configures the filter that answers public pages. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    /**
     * Order of the filter: behind the filters that bound requests and frame answers, in front of the edge's security.
     */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<PublicPageFilter> publicPageFilter(
            ObjectProvider<PreparedPageSource> pages,
            ObjectProvider<JwtDecoder> decoder,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new PublicPageFilter(
                SingletonSupplier.of(() -> pages.orderedStream().toList()),
                SingletonSupplier.ofNullable(decoder::getIfAvailable),
                problems));
        registration.setOrder(ORDER);
        registration.addUrlPatterns(PublicPageFilter.PATHS);
        return registration;
    }
}
