/**
 * Assembles the steps into the Spring Batch job and runs it.
 * The settlements know where to resume; Spring Batch's own records are not needed for that.
 */
@NullMarked
package io.cygi.settlement.job;

import org.jspecify.annotations.NullMarked;
