/** The whole way of a top-up, with everything going wrong that can. */
@NullMarked
package io.cygi.standalone.topup;

import org.jspecify.annotations.NullMarked;
