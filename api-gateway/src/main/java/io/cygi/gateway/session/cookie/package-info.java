/** Cookies of sessions: their tokens, the address that they are for, and the check against forged requests. */
@NullMarked
package io.cygi.gateway.session.cookie;

import org.jspecify.annotations.NullMarked;
