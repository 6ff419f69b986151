/** Tests of the admins' dashboard. */
@NullMarked
package io.cygi.query.dashboard;

import org.jspecify.annotations.NullMarked;
