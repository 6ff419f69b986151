package io.cygi.service;

import io.cygi.remote.RemoteAutoConfiguration;
import io.cygi.remote.RequiredPorts;
import io.cygi.remote.ServiceProperties;
import io.cygi.service.access.ServiceSecurity;
import io.cygi.service.health.InternalHealthConfiguration;
import io.cygi.service.token.VerificationConfiguration;
import io.cygi.web.WebAutoConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/** Configures a service that runs apart behind the edge, which is one with a {@value RequiredPorts#SERVICE}. */
@AutoConfiguration(
        after = {RemoteAutoConfiguration.class, WebAutoConfiguration.class, ProcessAutoConfiguration.class},
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
        })
@ConditionalOnWebApplication(type = Type.SERVLET)
@Conditional(OnServiceBehindEdge.class)
@Import({ServiceSecurity.class, VerificationConfiguration.class, InternalHealthConfiguration.class})
public class ServiceAutoConfiguration {

    /** Refuses the start of a service whose tokens would have another name, because other services would refuse them. */
    public ServiceAutoConfiguration(
            @Value("${" + RequiredPorts.SERVICE + "}") String name, ServiceProperties services) {
        if (services.name() != null && !name.equals(services.name())) {
            throw new IllegalStateException("cygi.services.name has to be the %s, %s, and is %s"
                    .formatted(RequiredPorts.SERVICE, name, services.name()));
        }
    }
}
