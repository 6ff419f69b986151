/** What projections share: registration, order, columns, and telling of what was committed. */
@NullMarked
package io.cygi.query.projection;

import org.jspecify.annotations.NullMarked;
