/** The format of an event's record in the topic. */
@NullMarked
package io.cygi.eventtopic.record;

import org.jspecify.annotations.NullMarked;
