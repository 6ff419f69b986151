/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.growth;

import org.jspecify.annotations.NullMarked;
