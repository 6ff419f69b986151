/** Administration of accounts: list, lock and change of roles. */
@NullMarked
package io.cygi.gateway.account.admin;

import org.jspecify.annotations.NullMarked;
