/** Clients of the authorization server, and the authentication of public ones. */
@NullMarked
package io.cygi.gateway.authorization.client;

import org.jspecify.annotations.NullMarked;
