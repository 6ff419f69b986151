/**
 * The database server: its durability settings, the detection of restarts, and the caches and positions that a restart
 * makes invalid.
 */
@NullMarked
package io.cygi.messaging.server;

import org.jspecify.annotations.NullMarked;
