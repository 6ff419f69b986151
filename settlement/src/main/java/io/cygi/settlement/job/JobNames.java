package io.cygi.settlement.job;

import io.cygi.settlement.find.FindConcertsTasklet;

/** The names under which Spring Batch keeps the job. */
final class JobNames {

    static final String JOB = "settlement";
    static final String FIND = "find";
    static final String READ = "read";
    static final String CHECK = "check";
    static final String PAY = "pay";

    /** The run that requested the job; every run is a job of its own. */
    static final String RUN = "run";

    /** Only concerts that ended on this day or before. */
    static final String UNTIL = FindConcertsTasklet.UNTIL;

    /** A run takes a bounded number of concerts at a time: the first, the second... */
    static final String PART = "part";

    /** Begins with one; the next for each attempt. */
    static final String ROUND = "round";

    /** The concert of a partition. */
    static final String CONCERT = "concertId";

    private JobNames() {}
}
