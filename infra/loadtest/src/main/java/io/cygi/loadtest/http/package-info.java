/** A lean HTTP client: one kept-alive connection for each simulated person. */
@NullMarked
package io.cygi.loadtest.http;

import org.jspecify.annotations.NullMarked;
