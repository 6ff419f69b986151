/** Bounds on the use by one address, by one account, and by all callers at the same time. */
@NullMarked
package io.cygi.web.limit;

import org.jspecify.annotations.NullMarked;
