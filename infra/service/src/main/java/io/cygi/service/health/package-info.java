/** Health and readiness of a process, for monitoring, load balancers and other services. */
@NullMarked
package io.cygi.service.health;

import org.jspecify.annotations.NullMarked;
