/** Tests of the accounts. */
@NullMarked
package io.cygi.gateway.account;

import org.jspecify.annotations.NullMarked;
