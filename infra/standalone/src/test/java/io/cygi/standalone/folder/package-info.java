/** Tests of the platform in one process. */
@NullMarked
package io.cygi.standalone.folder;

import org.jspecify.annotations.NullMarked;
