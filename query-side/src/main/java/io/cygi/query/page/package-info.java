/** Keeps public pages prepared and writes them. A filter answers requests for them in front of the security chain. */
@NullMarked
package io.cygi.query.page;

import org.jspecify.annotations.NullMarked;
