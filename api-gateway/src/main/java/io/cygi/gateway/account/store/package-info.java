/** Stores accounts. */
@NullMarked
package io.cygi.gateway.account.store;

import org.jspecify.annotations.NullMarked;
