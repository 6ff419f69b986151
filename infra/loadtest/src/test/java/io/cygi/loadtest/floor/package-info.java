/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.floor;

import org.jspecify.annotations.NullMarked;
