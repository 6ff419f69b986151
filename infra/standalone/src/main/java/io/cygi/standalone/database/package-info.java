/** Embedded MariaDB: unpacked, set up, supervised and stopped. */
@NullMarked
package io.cygi.standalone.database;

import org.jspecify.annotations.NullMarked;
