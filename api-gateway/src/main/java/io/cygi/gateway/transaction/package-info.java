/** What goes with the transactions of the gateway's database. */
@NullMarked
package io.cygi.gateway.transaction;

import org.jspecify.annotations.NullMarked;
