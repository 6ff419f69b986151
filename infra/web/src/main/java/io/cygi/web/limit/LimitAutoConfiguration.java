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

/** Wires the filters and endpoints that apply the limits to requests. */
@AutoConfiguration(after = LimitConfiguration.class)
@ConditionalOnWebApplication
@Import(LimitController.class)
public class LimitAutoConfiguration {

    /** The order of the filter by address, which runs before any costly work for the request. */
    private static final int ADDRESS_FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

    /** The order of the filter that starts streams, which surrounds all filters that may still write to an answer. */
    private static final int STREAM_FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE;

    /** The order of the filter by account, which runs as soon as the account is known. */
    private static final int ACCOUNT_FILTER_ORDER = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1;

    /**
     * The most bytes of a body. No JSON request needs more; pictures have endpoints and a smaller bound of their own.
     */
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
