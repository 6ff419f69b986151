/** The web server below the controllers. */
@NullMarked
package io.cygi.web.server;

import org.jspecify.annotations.NullMarked;
