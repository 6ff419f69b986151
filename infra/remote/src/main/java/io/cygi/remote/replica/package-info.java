/** The replicas of a service: which there are, and which of them to ask. */
@NullMarked
package io.cygi.remote.replica;

import org.jspecify.annotations.NullMarked;
