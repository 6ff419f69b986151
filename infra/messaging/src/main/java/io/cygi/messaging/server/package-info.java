/** The runs of the database server: durability settings, restarts under a living platform, and what they make void. */
@NullMarked
package io.cygi.messaging.server;

import org.jspecify.annotations.NullMarked;
