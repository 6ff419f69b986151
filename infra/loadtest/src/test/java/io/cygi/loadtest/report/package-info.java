/** Tests of this package. */
@NullMarked
package io.cygi.loadtest.report;

import org.jspecify.annotations.NullMarked;
