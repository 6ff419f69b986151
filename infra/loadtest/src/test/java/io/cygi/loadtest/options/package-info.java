/** Tests of the command line. */
@NullMarked
package io.cygi.loadtest.options;

import org.jspecify.annotations.NullMarked;
