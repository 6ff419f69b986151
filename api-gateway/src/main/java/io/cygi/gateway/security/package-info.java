/** Authorization of paths by roles, tokens, sessions and API keys. */
@NullMarked
package io.cygi.gateway.security;

import org.jspecify.annotations.NullMarked;
