/** Commands and events of a top-up and of an account's top-up allowance. */
@NullMarked
package io.cygi.contracts.topup;

import org.jspecify.annotations.NullMarked;
