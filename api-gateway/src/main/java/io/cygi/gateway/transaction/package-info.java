/** Work that depends on the outcome of database transactions. */
@NullMarked
package io.cygi.gateway.transaction;

import org.jspecify.annotations.NullMarked;
