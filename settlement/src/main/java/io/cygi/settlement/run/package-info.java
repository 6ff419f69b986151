/** When the job runs: by schedule, by request, from the command line; one at a time. */
@NullMarked
package io.cygi.settlement.run;

import org.jspecify.annotations.NullMarked;
