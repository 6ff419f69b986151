/** Reads a fan's place at a concert: the limit that is left, extensions and live reservations. */
@NullMarked
package io.cygi.query.fan;

import org.jspecify.annotations.NullMarked;
