/** Pages of lists, and the cursors between them. */
@NullMarked
package io.cygi.web.page;

import org.jspecify.annotations.NullMarked;
