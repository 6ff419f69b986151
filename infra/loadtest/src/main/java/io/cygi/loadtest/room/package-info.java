/** A line of fans in front of a sale: how fast they join and look, and whether it is as fair as it has to be. */
@NullMarked
package io.cygi.loadtest.room;

import org.jspecify.annotations.NullMarked;
