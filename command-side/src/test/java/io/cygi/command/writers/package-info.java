/** Command sides that share a database. */
@NullMarked
package io.cygi.command.writers;

import org.jspecify.annotations.NullMarked;
