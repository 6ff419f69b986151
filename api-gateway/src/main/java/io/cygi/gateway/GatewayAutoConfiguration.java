package io.cygi.gateway;

import io.cygi.gateway.account.AccountConfiguration;
import io.cygi.gateway.audit.AuditConfiguration;
import io.cygi.gateway.authorization.AuthorizationConfiguration;
import io.cygi.gateway.demo.DemoConfiguration;
import io.cygi.gateway.login.LoginConfiguration;
import io.cygi.gateway.login.page.LoginPageConfiguration;
import io.cygi.gateway.page.PageConfiguration;
import io.cygi.gateway.ratelimit.RateLimitConfiguration;
import io.cygi.gateway.remote.CallConfiguration;
import io.cygi.gateway.room.WaitingRoomConfiguration;
import io.cygi.gateway.route.RouteConfiguration;
import io.cygi.gateway.security.SecurityConfiguration;
import io.cygi.gateway.session.SessionConfiguration;
import io.cygi.gateway.token.TokenConfiguration;
import io.cygi.messaging.ModuleSchema;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Configures the edge of the platform, which every request passes. Without it no endpoint can be reached, because
 * nothing else decides who may reach one.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"
        },
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "io.cygi.messaging.MessagingAutoConfiguration"
        })
@ConditionalOnWebApplication
@EntityScan(basePackageClasses = GatewayAutoConfiguration.class)
@EnableJpaRepositories(basePackageClasses = GatewayAutoConfiguration.class)
@Import({
    CallConfiguration.class,
    AuditConfiguration.class,
    AccountConfiguration.class,
    TokenConfiguration.class,
    AuthorizationConfiguration.class,
    RateLimitConfiguration.class,
    SecurityConfiguration.class,
    SessionConfiguration.class,
    LoginConfiguration.class,
    LoginPageConfiguration.class,
    PageConfiguration.class,
    WaitingRoomConfiguration.class,
    RouteConfiguration.class,
    DemoConfiguration.class
})
public class GatewayAutoConfiguration {

    /** Refuses the start if endpoints for other services would share a port with the public. */
    public GatewayAutoConfiguration(
            @Value("${cygi.commands.serve:false}") boolean servesCommands,
            @Value("${cygi.services.serve:false}") boolean servesCalls) {
        if (servesCommands || servesCalls) {
            throw new IllegalStateException((servesCommands ? "cygi.commands.serve" : "cygi.services.serve")
                    + "=true is for processes that the public does not reach; this one is the edge");
        }
    }

    @Bean
    FlywayMigrationInitializer apiGatewaySchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "api_gateway");
    }
}
