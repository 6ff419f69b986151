@NullMarked
package io.cygi.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
