/** The calls by which other services of the platform read from the query side. */
@NullMarked
package io.cygi.query.remote;

import org.jspecify.annotations.NullMarked;
