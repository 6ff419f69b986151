/** The embedded MariaDB: unpacked, set up, supervised, stopped. */
@NullMarked
package io.cygi.standalone.database;

import org.jspecify.annotations.NullMarked;
