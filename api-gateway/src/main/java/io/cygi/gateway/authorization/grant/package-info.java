/** Grants: codes and tokens as they are stored, rotated and revoked. */
@NullMarked
package io.cygi.gateway.authorization.grant;

import org.jspecify.annotations.NullMarked;
