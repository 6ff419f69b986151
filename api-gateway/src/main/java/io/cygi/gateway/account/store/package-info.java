/** Accounts as they are stored. */
@NullMarked
package io.cygi.gateway.account.store;

import org.jspecify.annotations.NullMarked;
