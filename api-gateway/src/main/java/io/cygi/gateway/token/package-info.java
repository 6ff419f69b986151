/** Signing keys and the tokens made with them. */
@NullMarked
package io.cygi.gateway.token;

import org.jspecify.annotations.NullMarked;
