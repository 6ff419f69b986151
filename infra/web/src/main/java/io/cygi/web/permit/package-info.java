/** Counts of what callers hold, by a key such as their address. */
@NullMarked
package io.cygi.web.permit;

import org.jspecify.annotations.NullMarked;
