/** How fast read models are rebuilt from the events. */
@NullMarked
package io.cygi.loadtest.rebuild;

import org.jspecify.annotations.NullMarked;
