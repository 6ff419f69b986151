/** Concerts as the public and their organizers see them. */
@NullMarked
package io.cygi.query.concert;

import org.jspecify.annotations.NullMarked;
