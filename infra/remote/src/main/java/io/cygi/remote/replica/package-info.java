/** The replicas of a service, and the order in which they are asked. */
@NullMarked
package io.cygi.remote.replica;

import org.jspecify.annotations.NullMarked;
