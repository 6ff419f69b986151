/** What reservations and wallets say themselves, read without anything that the statement was made with. */
@NullMarked
package io.cygi.settlement.check;

import org.jspecify.annotations.NullMarked;
