/** Tests of the tools of projections. */
@NullMarked
package io.cygi.query.projection;

import org.jspecify.annotations.NullMarked;
