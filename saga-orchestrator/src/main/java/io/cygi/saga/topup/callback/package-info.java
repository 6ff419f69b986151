/** The addresses that a payment provider returns fans to. */
@NullMarked
package io.cygi.saga.topup.callback;

import org.jspecify.annotations.NullMarked;
