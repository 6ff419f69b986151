package io.cygi.standalone.openapi;

import io.cygi.web.Caller;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Configures the OpenAPI document: its shape comes from the controllers, its texts from {@code openapi/*.yaml}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    SchemaClasses schemaClasses() {
        return new SchemaClasses();
    }

    @Bean
    OpenApiCustomizer documentCompleter(SchemaClasses classes) {
        return new DocumentCompleter(classes);
    }

    /** Redirects the root address to the API's page. */
    @Bean
    WebMvcConfigurer startPage() {
        return new WebMvcConfigurer() {
            @Override
            public void addViewControllers(ViewControllerRegistry registry) {
                registry.addRedirectViewController("/", "/swagger-ui.html");
            }
        };
    }
}
