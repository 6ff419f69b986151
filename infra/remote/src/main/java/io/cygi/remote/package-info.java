/** Requests to the replicas of other services: the settings, and the wiring of the classes that send them. */
@NullMarked
package io.cygi.remote;

import org.jspecify.annotations.NullMarked;
