/** Tests of the checks of a line. */
@NullMarked
package io.cygi.loadtest.room;

import org.jspecify.annotations.NullMarked;
