/** How fast a concert is settled. */
@NullMarked
package io.cygi.loadtest.settlement;

import org.jspecify.annotations.NullMarked;
