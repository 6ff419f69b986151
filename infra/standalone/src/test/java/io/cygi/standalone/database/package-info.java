/** Tests of the platform in one process. */
@NullMarked
package io.cygi.standalone.database;

import org.jspecify.annotations.NullMarked;
