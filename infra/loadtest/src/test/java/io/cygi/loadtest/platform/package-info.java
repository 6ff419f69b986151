/** Tests of the platform's process and database. */
@NullMarked
package io.cygi.loadtest.platform;

import org.jspecify.annotations.NullMarked;
