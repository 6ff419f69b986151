/** The steps of sagas: they are carried out as lists of commands, and are parked if they cannot succeed. */
@NullMarked
package io.cygi.messaging.step;

import org.jspecify.annotations.NullMarked;
