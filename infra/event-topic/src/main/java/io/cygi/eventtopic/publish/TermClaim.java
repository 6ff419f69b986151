package io.cygi.eventtopic.publish;

import java.time.Duration;
import org.axonframework.eventhandling.TrackingToken;

/** The claim on publishing a topic, in one term. It is extended while work is done under it. Used by one thread. */
final class TermClaim {

    private final PublisherClaim claim;
    private final long term;
    private final Duration extendAfter;
    private long extendedAt = System.nanoTime();

    /** @param claim just taken @param term its number @param lease of the claim; a third of it passes between two extensions */
    TermClaim(PublisherClaim claim, long term, Duration lease) {
        this.claim = claim;
        this.term = term;
        this.extendAfter = lease.dividedBy(3);
    }

    /** {@return after how long the claim is to be extended} */
    Duration extendAfter() {
        return extendAfter;
    }

    /** {@return how far the publishing has come} @throws ClaimLostException where the term is over */
    PublisherPosition position() {
        return claim.position(term);
    }

    /** Stores which topic is used. @param topicId Kafka's id of it @throws ClaimLostException where the term is over */
    void adopt(String topicId) {
        claim.adopt(term, topicId);
    }

    /** Stores the position and extends the claim. @param ends of the topic @throws ClaimLostException where the term is over */
    void move(TrackingToken position, TopicEnds ends) {
        claim.move(term, position, ends.text());
        extendedAt = System.nanoTime();
    }

    /** @throws ClaimLostException where the term is over */
    void extend() {
        claim.extend(term);
        extendedAt = System.nanoTime();
    }

    /** Extends the claim, unless that was done shortly before. @throws ClaimLostException where the term is over */
    void extendWhereDue() {
        if (System.nanoTime() - extendedAt >= extendAfter.toNanos()) {
            extend();
        }
    }

    /** Ends the term, unless it is over, so that another publisher begins at once. */
    void release() {
        claim.release(term);
    }
}
