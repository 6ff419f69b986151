/** Tests of the platform in one process. */
@NullMarked
package io.cygi.standalone;

import org.jspecify.annotations.NullMarked;
