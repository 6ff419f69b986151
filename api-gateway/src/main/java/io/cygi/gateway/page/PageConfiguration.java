package io.cygi.gateway.page;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the web pages: their document at the addresses of the pages, their files with names by content for ever. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    /** After the endpoints, before the static resources of every web application. */
    private static final int ORDER = 1;

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);

    @Bean
    PageRoutes pageRoutes() {
        return PageRoutes.read();
    }

    @Bean
    SimpleUrlHandlerMapping pageMapping(PageRoutes routes) {
        PageHandler handler = new PageHandler(new PagePolicy());
        Map<String, Object> handlers = new LinkedHashMap<>();
        routes.pages().forEach(path -> handlers.put(path, handler));
        return new SimpleUrlHandlerMapping(handlers, ORDER);
    }

    @Bean
    WebMvcConfigurer pageFiles(PageRoutes routes) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                routes.files().forEach(path -> registry.addResourceHandler(path)
                        .addResourceLocations(
                                "classpath:/" + PageRoutes.FOLDER + path.substring(1, path.lastIndexOf('/') + 1))
                        .setUseLastModified(false)
                        .setCacheControl(
                                path.endsWith("**")
                                        ? CacheControl.maxAge(YEAR)
                                                .cachePublic()
                                                .immutable()
                                        : CacheControl.maxAge(DAY).cachePublic())
                        .resourceChain(true)
                        .addResolver(new EncodedResourceResolver())
                        .addResolver(new PathResourceResolver()));
            }
        };
    }
}
