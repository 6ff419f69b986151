/** Values that validate themselves: identifiers, money, seats. */
@NullMarked
package io.cygi.contracts.value;

import org.jspecify.annotations.NullMarked;
