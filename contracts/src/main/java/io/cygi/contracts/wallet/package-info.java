/** Commands and events of a wallet. */
@NullMarked
package io.cygi.contracts.wallet;

import org.jspecify.annotations.NullMarked;
