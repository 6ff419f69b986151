package io.cygi.gateway.route;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the routes of an edge that runs apart.
 *
 * @param exchangesMax the most exchanges with one service at once, with live streams and requests that wait; further ones are
 *     answered with 503
 */
@Validated
@ConfigurationProperties("cygi.routes")
record RouteProperties(@Min(1) @DefaultValue("4000") int exchangesMax) {}
