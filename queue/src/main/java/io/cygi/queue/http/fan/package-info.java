/**
 * The authentication of fans in front of the security chain.
 * Verified tokens are cached in a few bytes each.
 */
@NullMarked
package io.cygi.queue.http.fan;

import org.jspecify.annotations.NullMarked;
