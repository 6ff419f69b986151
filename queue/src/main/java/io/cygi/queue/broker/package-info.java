/** A Kafka broker of our own, within this process. */
@NullMarked
package io.cygi.queue.broker;

import org.jspecify.annotations.NullMarked;
