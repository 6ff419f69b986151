/** Tests of the ends of access. */
@NullMarked
package io.cygi.gateway.account.access;

import org.jspecify.annotations.NullMarked;
