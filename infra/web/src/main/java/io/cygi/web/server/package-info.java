/** The HTTP connector: connections counted by address, and whether the other end of one is still there. */
@NullMarked
package io.cygi.web.server;

import org.jspecify.annotations.NullMarked;
