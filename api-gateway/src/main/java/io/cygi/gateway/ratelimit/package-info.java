/** Bounds of how many requests one account, API key or address may send in a time. */
@NullMarked
package io.cygi.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
