/** Strict JSON: the values that request bodies and query parameters may have. */
@NullMarked
package io.cygi.web.json;

import org.jspecify.annotations.NullMarked;
