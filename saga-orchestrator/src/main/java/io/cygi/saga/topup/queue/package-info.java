/** The open top-ups: those that are due, the claims on them, and the approvals and notices of callbacks. */
@NullMarked
package io.cygi.saga.topup.queue;

import org.jspecify.annotations.NullMarked;
