package io.cygi.messaging.saga;

import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.jspecify.annotations.Nullable;

/**
 * A saga as it is stored.
 *
 * @param type of its state
 * @param revision of its state, if it has any
 * @param state as JSON
 * @param associations by which events find it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record StoredSaga(String type, @Nullable String revision, byte[] state, Set<AssociationValue> associations) {}
