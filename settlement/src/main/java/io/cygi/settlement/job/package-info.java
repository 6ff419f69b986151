/** The Spring Batch job: find, read, check, pay. */
@NullMarked
package io.cygi.settlement.job;

import org.jspecify.annotations.NullMarked;
