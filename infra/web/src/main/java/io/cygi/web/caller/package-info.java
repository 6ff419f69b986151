/** The caller of a request, from a bearer token or a session. */
@NullMarked
package io.cygi.web.caller;

import org.jspecify.annotations.NullMarked;
