/** Tests of the sellout. */
@NullMarked
package io.cygi.loadtest.sellout;

import org.jspecify.annotations.NullMarked;
