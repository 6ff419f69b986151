/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.options;

import org.jspecify.annotations.NullMarked;
