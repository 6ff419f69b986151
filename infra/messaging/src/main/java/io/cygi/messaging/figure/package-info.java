/** Figures that show admins how the platform fares. */
@NullMarked
package io.cygi.messaging.figure;

import org.jspecify.annotations.NullMarked;
