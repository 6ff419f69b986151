/** The server's clock, by which pages count down. */
@NullMarked
package io.cygi.query.time;

import org.jspecify.annotations.NullMarked;
