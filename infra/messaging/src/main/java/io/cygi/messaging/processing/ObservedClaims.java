package io.cygi.messaging.processing;

import io.cygi.messaging.step.ParkedKeys;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.jspecify.annotations.Nullable;

/**
 * Observes the claims of a processor's segments. The processor's parking forgets its keys whenever a segment is
 * claimed, even if no change of status reports it. Only the process that has a segment's claim splits it.
 */
final class ObservedClaims implements TokenStore {

    private final TokenStore store;
    private final ParkedKeys keys;

    /**
     * Creates the observer.
     *
     * @param store the store of positions, which refuses to store or extend without the claim
     * @param keys the remembered keys of the parking
     */
    ObservedClaims(TokenStore store, ParkedKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public TrackingToken fetchToken(String processorName, int segment) {
        TrackingToken token = store.fetchToken(processorName, segment);
        keys.forget(segment);
        return token;
    }

    @Override
    public TrackingToken fetchToken(String processorName, Segment segment) {
        TrackingToken token = store.fetchToken(processorName, segment);
        keys.forget(segment.getSegmentId());
        return token;
    }

    /**
     * Proves the claim of a segment that is split, in the same transaction. A process that has lost the claim to
     * another one would otherwise handle events of both halves.
     */
    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        try {
            store.extendClaim(processorName, segment ^ Integer.highestOneBit(segment));
        } catch (UnableToClaimTokenException e) {
            throw new UnableToInitializeTokenException("The segment to split is no longer this process's", e);
        }
        if (store.fetchSegments(processorName).length >= Processors.SEGMENTS_MAX) {
            throw new UnableToInitializeTokenException(
                    "A processor has at most " + Processors.SEGMENTS_MAX + " segments");
        }
        store.initializeSegment(token, processorName, segment);
        keys.forgetAll();
    }

    /** Forgets the keys of the parking, because segments are merged. */
    @Override
    public void deleteToken(String processorName, int segment) {
        store.deleteToken(processorName, segment);
        keys.forgetAll();
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        store.initializeTokenSegments(processorName, segmentCount);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        store.initializeTokenSegments(processorName, segmentCount, initialToken);
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        store.storeToken(token, processorName, segment);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        store.extendClaim(processorName, segment);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        store.releaseClaim(processorName, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return store.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return store.fetchSegments(processorName);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return store.fetchAvailableSegments(processorName);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return store.retrieveStorageIdentifier();
    }
}
