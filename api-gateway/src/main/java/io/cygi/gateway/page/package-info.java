/** Serves the web pages that are built from `api-gateway/web`. */
@NullMarked
package io.cygi.gateway.page;

import org.jspecify.annotations.NullMarked;
