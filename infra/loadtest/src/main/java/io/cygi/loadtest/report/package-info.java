/** The results of a run, for people and for programs. */
@NullMarked
package io.cygi.loadtest.report;

import org.jspecify.annotations.NullMarked;
