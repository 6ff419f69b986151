/** The publisher, which sends the events of the command side's store to the topic. */
@NullMarked
package io.cygi.eventtopic.publish;

import org.jspecify.annotations.NullMarked;
