/** The topic of events in Kafka: its publisher at the command side, and the event feed of services in processes of their own. */
@NullMarked
package io.cygi.eventtopic;

import org.jspecify.annotations.NullMarked;
