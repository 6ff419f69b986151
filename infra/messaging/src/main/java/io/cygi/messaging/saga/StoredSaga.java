package io.cygi.messaging.saga;

import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.jspecify.annotations.Nullable;

/**
 * A saga as it is stored.
 *
 * @param type the name of the class of the saga
 * @param revision the revision of its state, if it has any
 * @param state the state as JSON
 * @param associations the associations by which events find the saga
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record StoredSaga(String type, @Nullable String revision, byte[] state, Set<AssociationValue> associations) {}
