/** Clients of the authorization server, and how public ones identify themselves. */
@NullMarked
package io.cygi.gateway.authorization.client;

import org.jspecify.annotations.NullMarked;
