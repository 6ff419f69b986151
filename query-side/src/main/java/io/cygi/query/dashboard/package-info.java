/**
 * Shows admins the figures of the platform now and by hour. Samples them at short intervals and keeps their highest.
 */
@NullMarked
package io.cygi.query.dashboard;

import org.jspecify.annotations.NullMarked;
