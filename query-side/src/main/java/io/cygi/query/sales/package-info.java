/** Adds up the sales of a concert by section and by hour. Shows them to its organizer. */
@NullMarked
package io.cygi.query.sales;

import org.jspecify.annotations.NullMarked;
