/** Identity providers: their configuration, the requests to them, and the identities that they vouch for. */
@NullMarked
package io.cygi.gateway.login.provider;

import org.jspecify.annotations.NullMarked;
