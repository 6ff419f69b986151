package io.cygi.web.limit;

import io.cygi.contracts.ProblemCode;
import io.cygi.web.http.BodyLimitFilter;
import io.cygi.web.problem.PreparedProblem;
import io.cygi.web.problem.Problems;
import io.cygi.web.server.BoundedProtocolCustomizer;
import io.cygi.web.server.Connections;
import io.cygi.web.stream.StreamStartFilter;
import io.cygi.web.stream.StreamWatch;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Wires what applies the limits to requests. */
@AutoConfiguration(after = LimitConfiguration.class)
@ConditionalOnWebApplication
@Import(LimitController.class)
public class LimitAutoConfiguration {

    /** Before anything is done for a request that costs anything. */
    private static final int ADDRESS_FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

    /** Around all that may still write to an answer. */
    private static final int STREAM_FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE;

    /** As soon as it is known whose the request is. */
    private static final int ACCOUNT_FILTER_ORDER = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1;

    /** No JSON request needs more; pictures have endpoints and a bound of their own below it. */
    private static final long BODY_BYTES_MAX = 2 * 1024 * 1024;

    @Bean
    BoundedProtocolCustomizer boundedProtocol(Connections connections, LimitProperties properties) {
        return new BoundedProtocolCustomizer(connections, properties.headTime());
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(LimitProperties properties) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(BODY_BYTES_MAX, properties.bodyTime()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<AddressLimitFilter> addressLimit(RequestLimit limit, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new AddressLimitFilter(limit, refusal(json)));
        registration.setOrder(ADDRESS_FILTER_ORDER);
        return registration;
    }

    @Bean
    FilterRegistrationBean<StreamStartFilter> streamStart(StreamWatch watch) {
        var registration = new FilterRegistrationBean<>(new StreamStartFilter(watch));
        registration.setOrder(STREAM_FILTER_ORDER);
        return registration;
    }

    @Bean
    FilterRegistrationBean<AccountLimitFilter> accountLimit(RequestLimit limit, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new AccountLimitFilter(limit, refusal(json)));
        registration.setOrder(ACCOUNT_FILTER_ORDER);
        return registration;
    }

    private static PreparedProblem refusal(JsonMapper json) {
        return new PreparedProblem(
                Problems.of(ProblemCode.TOO_MANY_REQUESTS, RequestLimit.TOO_MANY),
                AddressLimitFilter.RETRY_AFTER,
                json);
    }
}
