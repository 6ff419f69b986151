/** Commands that travel to the replicas of the command side. */
@NullMarked
package io.cygi.remote.command;

import org.jspecify.annotations.NullMarked;
