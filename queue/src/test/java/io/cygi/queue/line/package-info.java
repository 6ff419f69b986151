/** Tests. */
@NullMarked
package io.cygi.queue.line;

import org.jspecify.annotations.NullMarked;
