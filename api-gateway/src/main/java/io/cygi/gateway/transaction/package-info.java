/** Work that goes with the transactions of the database. */
@NullMarked
package io.cygi.gateway.transaction;

import org.jspecify.annotations.NullMarked;
