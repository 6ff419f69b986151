/** Accounts: who may use the platform. Personal data is stored here and nowhere else. */
@NullMarked
package io.cygi.gateway.account;

import org.jspecify.annotations.NullMarked;
