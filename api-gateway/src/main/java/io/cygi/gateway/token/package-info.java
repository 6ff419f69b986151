/** Signing keys and the tokens that they sign. */
@NullMarked
package io.cygi.gateway.token;

import org.jspecify.annotations.NullMarked;
