/** Health of the platform, for monitoring. */
@NullMarked
package io.cygi.standalone.health;

import org.jspecify.annotations.NullMarked;
