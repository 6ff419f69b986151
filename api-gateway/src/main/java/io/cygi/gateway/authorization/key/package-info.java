/** API keys of organizers, and the signing keys as admins see them. */
@NullMarked
package io.cygi.gateway.authorization.key;

import org.jspecify.annotations.NullMarked;
