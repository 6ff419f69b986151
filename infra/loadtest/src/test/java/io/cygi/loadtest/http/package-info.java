/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.http;

import org.jspecify.annotations.NullMarked;
