/** Tests. */
@NullMarked
package io.cygi.queue.door;

import org.jspecify.annotations.NullMarked;
