/** The parts that all HTTP endpoints share: callers, problem documents, pages of lists, limits. */
@NullMarked
package io.cygi.web;

import org.jspecify.annotations.NullMarked;
