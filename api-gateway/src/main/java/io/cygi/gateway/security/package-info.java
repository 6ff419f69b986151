/** What each path asks of its caller. */
@NullMarked
package io.cygi.gateway.security;

import org.jspecify.annotations.NullMarked;
