/** Bounds of what one address, one account, and all callers together may use at the same time. */
@NullMarked
package io.cygi.web.limit;

import org.jspecify.annotations.NullMarked;
