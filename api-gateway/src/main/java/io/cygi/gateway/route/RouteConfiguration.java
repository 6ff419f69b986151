package io.cygi.gateway.route;

import io.cygi.gateway.session.RelayTokens;
import io.cygi.remote.RequiredPorts;
import io.cygi.remote.ServiceProperties;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.access.EdgeProof;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Adds the routes to the endpoints of an edge that runs apart. In one process the services' own endpoints answer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = RequiredPorts.SERVICE, havingValue = EdgeProof.SERVICE)
@EnableConfigurationProperties(RouteProperties.class)
public class RouteConfiguration {

    @Bean
    RoutedServices routedServices(ServiceProperties addresses, RouteProperties properties, Clock clock) {
        return new RoutedServices(addresses, properties.exchangesMax(), clock);
    }

    /** Maps each route as if it were a controller's, so that everything that knows endpoints knows routes, too. */
    @Bean
    SmartInitializingSingleton routes(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            RoutedServices services,
            ServiceTokens proof,
            RelayTokens users) {
        EdgeHeaders headers = new EdgeHeaders(proof, users);
        Method answer = Objects.requireNonNull(ReflectionUtils.findMethod(
                RoutedEndpoint.class, "answer", HttpServletRequest.class, HttpServletResponse.class));
        return () -> RouteTable.routes()
                .forEach(route -> mapping.registerMapping(
                        RequestMappingInfo.paths(route.path())
                                .methods(Objects.requireNonNull(RequestMethod.resolve(route.method())))
                                .options(mapping.getBuilderConfiguration())
                                .build(),
                        new RoutedEndpoint(route, services.of(route.service()), headers),
                        answer));
    }
}
