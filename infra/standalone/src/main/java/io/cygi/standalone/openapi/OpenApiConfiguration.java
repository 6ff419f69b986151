package io.cygi.standalone.openapi;

import io.cygi.web.caller.Caller;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
