/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.sellout;

import org.jspecify.annotations.NullMarked;
