/** Top-ups: money that a payment provider takes from a fan, credited to the fan's wallet once. */
@NullMarked
package io.cygi.command.topup;

import org.jspecify.annotations.NullMarked;
