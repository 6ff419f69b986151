/** Rate limits of requests, for each account, API key and address. */
@NullMarked
package io.cygi.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
