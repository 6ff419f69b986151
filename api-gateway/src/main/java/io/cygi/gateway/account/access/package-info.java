/** Memory of the accounts whose access has ended. */
@NullMarked
package io.cygi.gateway.account.access;

import org.jspecify.annotations.NullMarked;
