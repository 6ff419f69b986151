/** Accounts as admins list, lock and change them. */
@NullMarked
package io.cygi.gateway.account.admin;

import org.jspecify.annotations.NullMarked;
