/** Requests that say where the sections of a venue are and what their seats are like. */
@NullMarked
package io.cygi.web.venue;

import org.jspecify.annotations.NullMarked;
