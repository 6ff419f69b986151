package io.cygi.messaging.step;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FaultKind;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * The record of a parked step's failures. It is stored with the dead letter, and holds a code, because messages of
 * faults may contain personal data and internals of the platform.
 *
 * @param reason the reason of the latest failure
 * @param attempts the number of failed attempts
 * @param retries the number of retries, after the step was parked, that met a permanent fault
 */
public record StepFailure(FailureReason reason, int attempts, int retries) {

    private static final String REASON = "reason";
    private static final String ATTEMPTS = "attempts";
    private static final String RETRIES = "retries";

    static StepFailure first(Throwable fault, int attempts) {
        return new StepFailure(FailureReason.of(fault), attempts, 0);
    }

    /**
     * {@return the record after one more failed retry; passing faults use up no automatic retry}
     *
     * @param before the record before, null if the step only waited behind another
     */
    static StepFailure again(@Nullable StepFailure before, Throwable fault) {
        int attempts = before == null ? 0 : before.attempts;
        int retries = before == null ? 0 : before.retries;
        boolean counts = FaultKind.of(fault) == FaultKind.PERMANENT;
        return new StepFailure(FailureReason.of(fault), attempts + 1, counts ? retries + 1 : retries);
    }

    MetaData diagnostics() {
        return MetaData.from(Map.of(REASON, reason.name(), ATTEMPTS, attempts, RETRIES, retries));
    }

    ThrowableCause cause() {
        return new ThrowableCause(reason.name(), null);
    }

    static @Nullable StepFailure of(MetaData diagnostics) {
        return diagnostics.get(REASON) instanceof String reason
                        && diagnostics.get(ATTEMPTS) instanceof Number attempts
                        && diagnostics.get(RETRIES) instanceof Number retries
                ? new StepFailure(FailureReason.valueOf(reason), attempts.intValue(), retries.intValue())
                : null;
    }

    /**
     * Reads the record that is stored with a dead letter.
     *
     * @param diagnostics the diagnostics of the letter
     * @param serializer the serializer of events
     * @return the record, or null for a letter that waits behind another and for letters of projections
     */
    public static @Nullable StepFailure read(byte @Nullable [] diagnostics, Serializer serializer) {
        MetaData read = diagnostics == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(diagnostics, byte[].class, MetaData.class.getName(), null));
        return read == null ? null : of(read);
    }
}
