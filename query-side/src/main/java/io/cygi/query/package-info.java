/**
 * Puts the query side together: read models made of events, and the API that reads them. Each view has a package of
 * its own.
 */
@NullMarked
package io.cygi.query;

import org.jspecify.annotations.NullMarked;
