/** Typed calls of one service to another: their names, their format, and the client that sends them. */
@NullMarked
package io.cygi.remote.call;

import org.jspecify.annotations.NullMarked;
