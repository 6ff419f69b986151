/** Repositories of aggregates, and their caches. */
@NullMarked
package io.cygi.command.repository;

import org.jspecify.annotations.NullMarked;
