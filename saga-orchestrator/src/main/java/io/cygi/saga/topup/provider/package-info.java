/** The port to a payment provider, for the top-up process. */
@NullMarked
package io.cygi.saga.topup.provider;

import org.jspecify.annotations.NullMarked;
