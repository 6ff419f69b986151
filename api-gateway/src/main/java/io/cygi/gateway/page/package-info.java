/** Serves the web pages that `api-gateway/web` is built into. */
@NullMarked
package io.cygi.gateway.page;

import org.jspecify.annotations.NullMarked;
