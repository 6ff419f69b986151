/** The event store in a Kafka topic: its publisher at the command side, and the source of events for services that run apart. */
@NullMarked
package io.cygi.eventtopic;

import org.jspecify.annotations.NullMarked;
