/** The endpoint at which other services of the platform send commands. */
@NullMarked
package io.cygi.command.remote;

import org.jspecify.annotations.NullMarked;
