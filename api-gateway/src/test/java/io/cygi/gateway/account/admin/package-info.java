/** Tests of accounts as admins change them. */
@NullMarked
package io.cygi.gateway.account.admin;

import org.jspecify.annotations.NullMarked;
