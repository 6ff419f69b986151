/** API keys of organizers, and the administration of signing keys. */
@NullMarked
package io.cygi.gateway.authorization.key;

import org.jspecify.annotations.NullMarked;
