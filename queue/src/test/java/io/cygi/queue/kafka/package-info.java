@NullMarked
package io.cygi.queue.kafka;

import org.jspecify.annotations.NullMarked;
