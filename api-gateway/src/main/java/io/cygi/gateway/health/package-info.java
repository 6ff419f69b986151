/** Health and readiness of the edge. */
@NullMarked
package io.cygi.gateway.health;

import org.jspecify.annotations.NullMarked;
