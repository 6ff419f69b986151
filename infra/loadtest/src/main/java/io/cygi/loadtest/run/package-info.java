/** The order of things in a run. */
@NullMarked
package io.cygi.loadtest.run;

import org.jspecify.annotations.NullMarked;
