/** The ports of {@code contracts} over HTTP: the call of each port, and the client that implements the port by the call. */
@NullMarked
package io.cygi.remote.port;

import org.jspecify.annotations.NullMarked;
