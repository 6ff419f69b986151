package io.cygi.gateway;

import io.cygi.gateway.demo.DemoConfiguration;
import io.cygi.gateway.room.RoomGateConfiguration;
import io.cygi.gateway.security.SecurityConfiguration;
import io.cygi.gateway.token.TokenConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/** The edge of the platform. Without it nothing can be reached, because nothing else decides who may. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
        },
        afterName = "io.cygi.messaging.MessagingAutoConfiguration")
@ConditionalOnWebApplication
@Import({TokenConfiguration.class, SecurityConfiguration.class, RoomGateConfiguration.class, DemoConfiguration.class})
public class GatewayAutoConfiguration {}
