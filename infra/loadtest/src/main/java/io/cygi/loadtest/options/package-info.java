/** The options of a run, from its command line. */
@NullMarked
package io.cygi.loadtest.options;

import org.jspecify.annotations.NullMarked;
