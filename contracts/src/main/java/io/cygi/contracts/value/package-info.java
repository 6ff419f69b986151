/** Values that validate themselves: identifiers, money, seats, policies. */
@NullMarked
package io.cygi.contracts.value;

import org.jspecify.annotations.NullMarked;
