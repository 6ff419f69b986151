/** The accounts whose access has ended, in memory. */
@NullMarked
package io.cygi.gateway.account.access;

import org.jspecify.annotations.NullMarked;
