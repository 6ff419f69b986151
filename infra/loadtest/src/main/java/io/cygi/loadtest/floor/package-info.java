/** What the database alone can append, the measure of a booking's cost. */
@NullMarked
package io.cygi.loadtest.floor;

import org.jspecify.annotations.NullMarked;
