/** How services send commands, read events and keep their schemas, whatever carries them. */
@NullMarked
package io.cygi.messaging;

import org.jspecify.annotations.NullMarked;
