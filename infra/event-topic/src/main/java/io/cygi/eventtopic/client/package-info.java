/** The topic of events, its settings, and the Kafka clients that use it. */
@NullMarked
package io.cygi.eventtopic.client;

import org.jspecify.annotations.NullMarked;
