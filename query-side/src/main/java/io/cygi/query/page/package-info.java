/** Public pages: prepared once a change, compressed once, and sent as bytes. */
@NullMarked
package io.cygi.query.page;

import org.jspecify.annotations.NullMarked;
