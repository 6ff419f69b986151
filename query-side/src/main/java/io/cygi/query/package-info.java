/** The query side: read models made of events, and the API that reads them. */
@NullMarked
package io.cygi.query;

import org.jspecify.annotations.NullMarked;
