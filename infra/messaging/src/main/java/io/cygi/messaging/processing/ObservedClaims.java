package io.cygi.messaging.processing;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** Tells the parking of a processor whenever a segment's claim is taken, also where no change of status tells it. */
final class ObservedClaims implements TokenStore {

    private final TokenStore store;
    private final ParkedKeys keys;

    /** @param store of positions, which refuses to store or extend without the claim @param keys that are remembered */
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

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        store.initializeSegment(token, processorName, segment);
        keys.forgetAll();
    }

    /** Is called where segments are merged. */
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
