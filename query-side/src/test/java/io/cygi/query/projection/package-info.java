/** Tests of what projections are made with. */
@NullMarked
package io.cygi.query.projection;

import org.jspecify.annotations.NullMarked;
