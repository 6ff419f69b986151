/** Reaches the replicas of other services. */
@NullMarked
package io.cygi.remote;

import org.jspecify.annotations.NullMarked;
