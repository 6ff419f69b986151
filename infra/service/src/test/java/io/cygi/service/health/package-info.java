/** Tests of readiness. */
@NullMarked
package io.cygi.service.health;

import org.jspecify.annotations.NullMarked;
