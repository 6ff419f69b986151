/** Tests of what a line is checked with. */
@NullMarked
package io.cygi.loadtest.room;

import org.jspecify.annotations.NullMarked;
