/** Answers with the time of the server. Pages count down by it. */
@NullMarked
package io.cygi.query.time;

import org.jspecify.annotations.NullMarked;
