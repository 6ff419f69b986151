/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.measure;

import org.jspecify.annotations.NullMarked;
