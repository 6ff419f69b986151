/** A waiting room as this process knows it: the line, who left it, who is inside. Plain memory, made from records. */
@NullMarked
package io.cygi.queue.line;

import org.jspecify.annotations.NullMarked;
