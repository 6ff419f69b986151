/** Tests of the connections to the broker. */
@NullMarked
package io.cygi.queue.kafka.client;

import org.jspecify.annotations.NullMarked;
