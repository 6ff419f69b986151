/** Where aggregates are between two commands. */
@NullMarked
package io.cygi.command.repository;

import org.jspecify.annotations.NullMarked;
