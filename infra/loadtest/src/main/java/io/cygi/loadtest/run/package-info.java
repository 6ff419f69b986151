/** The order of the scenarios in a run. */
@NullMarked
package io.cygi.loadtest.run;

import org.jspecify.annotations.NullMarked;
