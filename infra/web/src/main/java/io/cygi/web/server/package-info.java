/** The web server below the controllers: its connections, counted by address, and its own refusals. */
@NullMarked
package io.cygi.web.server;

import org.jspecify.annotations.NullMarked;
