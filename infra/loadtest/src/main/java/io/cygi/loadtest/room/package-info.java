/** A line of fans in front of a sale: the rates of joins and looks, and the checks of its fairness. */
@NullMarked
package io.cygi.loadtest.room;

import org.jspecify.annotations.NullMarked;
