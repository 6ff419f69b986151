/** The admins' dashboard: figures now and by hour. */
@NullMarked
package io.cygi.query.dashboard;

import org.jspecify.annotations.NullMarked;
