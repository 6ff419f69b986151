/** The command side: aggregates and the write API. */
@NullMarked
package io.cygi.command;

import org.jspecify.annotations.NullMarked;
