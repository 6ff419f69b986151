/** What reading endpoints share: identifiers in paths and waiting for a view to catch up. */
@NullMarked
package io.cygi.query.read;

import org.jspecify.annotations.NullMarked;
