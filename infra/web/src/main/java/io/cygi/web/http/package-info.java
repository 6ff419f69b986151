/** The parts of HTTP that the framework leaves to the application. */
@NullMarked
package io.cygi.web.http;

import org.jspecify.annotations.NullMarked;
