/**
 * Holds the tools of projections: registration, the order of events, rows that are written a batch at a time, and
 * the announcement of commits. It knows no view.
 */
@NullMarked
package io.cygi.query.projection;

import org.jspecify.annotations.NullMarked;
