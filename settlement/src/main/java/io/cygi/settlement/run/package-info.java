/**
 * Requests runs of the job by schedule, by endpoint and from the command line, and carries them out one at a time. A
 * run that a process leaves behind is resumed by the next process.
 */
@NullMarked
package io.cygi.settlement.run;

import org.jspecify.annotations.NullMarked;
