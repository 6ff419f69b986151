package io.cygi.eventtopic.publish;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackingToken;

/** The claim on publishing a topic in one term. Its work extends it. Used by one thread. */
final class TermClaim {

    private final PublisherClaim claim;
    private final long term;
    private final Duration extendAfter;
    private final LongSupplier nanoTime;
    private long extendedAt;

    /**
     * Begins a term.
     *
     * @param claim the claim, just taken
     * @param term its number
     * @param lease its length, thrice the time between extensions
     * @param nanoTime the clock, in nanoseconds since any instant
     */
    TermClaim(PublisherClaim claim, long term, Duration lease, LongSupplier nanoTime) {
        this.claim = claim;
        this.term = term;
        this.extendAfter = lease.dividedBy(3);
        this.nanoTime = nanoTime;
        this.extendedAt = nanoTime.getAsLong();
    }

    /** {@return the time after which the claim has to be extended} */
    Duration extendAfter() {
        return extendAfter;
    }

    /** {@return the position of the publisher} @throws ClaimLostException if the term is over */
    PublisherPosition position() {
        return claim.position(term);
    }

    /** Stores the topic's id and ends. @param topicId Kafka's id of the topic @throws ClaimLostException if the term is over */
    void adopt(String topicId, TopicEnds ends) {
        claim.adopt(term, topicId, ends.text());
    }

    /** Stores the position and extends the claim. @param ends of the partitions @throws ClaimLostException if the term is over */
    void move(TrackingToken position, TopicEnds ends) {
        claim.move(term, position, ends.text());
        extendedAt = nanoTime.getAsLong();
    }

    /** Extends the claim. @throws ClaimLostException if the term is over */
    void extend() {
        claim.extend(term);
        extendedAt = nanoTime.getAsLong();
    }

    /** Extends the claim if a third of the lease has passed since the last extension. @throws ClaimLostException if the term is over */
    void extendWhereDue() {
        if (nanoTime.getAsLong() - extendedAt >= extendAfter.toNanos()) {
            extend();
        }
    }

    /** Ends the term if it is not over, so that another publisher may begin at once. */
    void release() {
        claim.release(term);
    }
}
