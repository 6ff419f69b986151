/** Data folder and its lock. */
@NullMarked
package io.cygi.standalone.folder;

import org.jspecify.annotations.NullMarked;
