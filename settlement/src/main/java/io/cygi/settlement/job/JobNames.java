package io.cygi.settlement.job;

import io.cygi.settlement.find.FindConcertsTasklet;

/** The names of the job and its parameters in Spring Batch. */
final class JobNames {

    static final String JOB = "settlement";
    static final String FIND = "find";
    static final String READ = "read";
    static final String CHECK = "check";
    static final String PAY = "pay";

    /** Parameter with the run that requested the job. Every run is a job of its own. */
    static final String RUN = "run";

    /** Parameter with the last day: only concerts that ended on or before it. */
    static final String UNTIL = FindConcertsTasklet.UNTIL;

    /** Parameter with the number of the part. A run takes a bounded number of concerts per part. */
    static final String PART = "part";

    /** Parameter with the number of the attempt, from 1. */
    static final String ROUND = "round";

    /** Parameter with the concert of a partition. */
    static final String CONCERT = "concertId";

    private JobNames() {}
}
