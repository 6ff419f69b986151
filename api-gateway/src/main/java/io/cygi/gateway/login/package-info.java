/** Logins at identity providers, from the redirect to the session, and logouts. */
@NullMarked
package io.cygi.gateway.login;

import org.jspecify.annotations.NullMarked;
