/** Grants with their codes and tokens: storage, rotation and revocation. */
@NullMarked
package io.cygi.gateway.authorization.grant;

import org.jspecify.annotations.NullMarked;
