/** Authorization server: OpenID Connect for apps, client credentials for API keys. */
@NullMarked
package io.cygi.gateway.authorization;

import org.jspecify.annotations.NullMarked;
