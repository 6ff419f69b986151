/** Tests of the HTTP client. */
@NullMarked
package io.cygi.loadtest.http;

import org.jspecify.annotations.NullMarked;
