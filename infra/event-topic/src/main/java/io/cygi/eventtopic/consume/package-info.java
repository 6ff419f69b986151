/** The event feed of event processors that read the topic of events. */
@NullMarked
package io.cygi.eventtopic.consume;

import org.jspecify.annotations.NullMarked;
