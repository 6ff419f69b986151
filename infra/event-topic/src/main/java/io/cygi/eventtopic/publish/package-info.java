/** Publishes the event store of the command side to the topic. */
@NullMarked
package io.cygi.eventtopic.publish;

import org.jspecify.annotations.NullMarked;
