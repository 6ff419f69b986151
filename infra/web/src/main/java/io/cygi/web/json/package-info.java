/** Strict JSON: what request bodies and query parameters may say. */
@NullMarked
package io.cygi.web.json;

import org.jspecify.annotations.NullMarked;
