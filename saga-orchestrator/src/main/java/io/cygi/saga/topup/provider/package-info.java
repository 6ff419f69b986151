/** The port to a payment provider, as the top-up process needs it. */
@NullMarked
package io.cygi.saga.topup.provider;

import org.jspecify.annotations.NullMarked;
