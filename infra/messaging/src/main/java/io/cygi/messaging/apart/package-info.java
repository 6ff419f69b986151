/** The substitutes for the event store in a process that has none. */
@NullMarked
package io.cygi.messaging.apart;

import org.jspecify.annotations.NullMarked;
