package io.cygi.gateway.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Configures the web pages: their document at the addresses of the pages, and their files, which browsers keep for ever
 * because their names follow from their content.
 */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    /** Order of the handler: after the endpoints, before the static resources of every web application. */
    private static final int ORDER = 1;

    @Bean
    PageRoutes pageRoutes() {
        return PageRoutes.read();
    }

    @Bean
    PageHandler pageHandler() {
        return new PageHandler(new PagePolicy());
    }

    @Bean
    MissingPages missingPages(PageRoutes routes, PageHandler handler) {
        return new MissingPages(routes.built(), handler);
    }

    @Bean
    SimpleUrlHandlerMapping pageMapping(PageRoutes routes, PageHandler handler) {
        PageFileHandler files = new PageFileHandler();
        Map<String, Object> handlers = new LinkedHashMap<>();
        routes.pages().forEach(path -> handlers.put(path, handler));
        routes.files().forEach(path -> handlers.put(path, files));
        return new SimpleUrlHandlerMapping(handlers, ORDER);
    }
}
