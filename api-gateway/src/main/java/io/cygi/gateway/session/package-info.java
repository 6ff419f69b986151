/** Sessions of browsers: their table, their cookies, and the requests that they authenticate. */
@NullMarked
package io.cygi.gateway.session;

import org.jspecify.annotations.NullMarked;
