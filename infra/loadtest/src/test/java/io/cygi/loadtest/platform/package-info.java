/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.platform;

import org.jspecify.annotations.NullMarked;
