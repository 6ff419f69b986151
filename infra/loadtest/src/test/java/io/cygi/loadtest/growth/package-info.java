/** Tests of the growth. */
@NullMarked
package io.cygi.loadtest.growth;

import org.jspecify.annotations.NullMarked;
