/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.fans;

import org.jspecify.annotations.NullMarked;
