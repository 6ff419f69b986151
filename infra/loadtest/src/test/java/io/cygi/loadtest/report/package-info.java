/** Tests of the report. */
@NullMarked
package io.cygi.loadtest.report;

import org.jspecify.annotations.NullMarked;
