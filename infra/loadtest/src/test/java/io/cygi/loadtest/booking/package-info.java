/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.booking;

import org.jspecify.annotations.NullMarked;
