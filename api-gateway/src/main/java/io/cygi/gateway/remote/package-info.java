/** The calls by which the edge asks other services of the platform. */
@NullMarked
package io.cygi.gateway.remote;

import org.jspecify.annotations.NullMarked;
