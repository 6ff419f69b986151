/** Figures that show admins the state of the platform. */
@NullMarked
package io.cygi.messaging.figure;

import org.jspecify.annotations.NullMarked;
