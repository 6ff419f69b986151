/** Commands that reach the command side over HTTP. */
@NullMarked
package io.cygi.command.remote;

import org.jspecify.annotations.NullMarked;
