/** The fans who book, and the concerts that they book. */
@NullMarked
package io.cygi.loadtest.fans;

import org.jspecify.annotations.NullMarked;
