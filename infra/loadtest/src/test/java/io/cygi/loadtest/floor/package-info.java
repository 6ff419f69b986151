/** Tests of the appends of the database. */
@NullMarked
package io.cygi.loadtest.floor;

import org.jspecify.annotations.NullMarked;
