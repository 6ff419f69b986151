/**
 * Shows admins every event, the seat map of any moment, and the processors with their dead letters. Rebuilds
 * projections and retries dead letters.
 */
@NullMarked
package io.cygi.query.admin;

import org.jspecify.annotations.NullMarked;
