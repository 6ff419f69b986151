/** What admins see: every event, every reservation, the past, and the processors. */
@NullMarked
package io.cygi.query.admin;

import org.jspecify.annotations.NullMarked;
