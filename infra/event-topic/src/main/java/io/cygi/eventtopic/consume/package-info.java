/** Gives event processors their events from the topic. */
@NullMarked
package io.cygi.eventtopic.consume;

import org.jspecify.annotations.NullMarked;
