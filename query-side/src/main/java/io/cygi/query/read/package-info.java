/**
 * Holds the tools of readers: the database for pages, the waits for a view, the conditions of a query, and the
 * settings. It knows no view.
 */
@NullMarked
package io.cygi.query.read;

import org.jspecify.annotations.NullMarked;
