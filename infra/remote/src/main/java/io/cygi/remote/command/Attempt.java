package io.cygi.remote.command;

import io.cygi.messaging.worker.RemoteFaultException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The outcome of sending commands to one replica once. */
sealed interface Attempt {

    /** The commands were carried out or refused. @param reply the replica's reply */
    record Told(CommandReply reply) implements Attempt {}

    /** Nothing was begun, because the replica is busy. @param retryAfter the time until it may be asked again */
    record Busy(IOException cause, Duration retryAfter) implements Attempt {}

    /** Nothing was begun, because the replica was not reached or ends. @param cause the fault or the answer */
    record NotTaken(IOException cause) implements Attempt {}

    /** Any number of commands may be carried out. @param cause the fault @param retryAfter the replica's wish, null for none */
    record Unknown(IOException cause, @Nullable Duration retryAfter) implements Attempt {}

    /** Nothing was begun, because the replica does not understand the request. @param cause the answer */
    record NotUnderstood(IOException cause) implements Attempt {}

    /** The replica has met a permanent fault. @param fault the replica's fault */
    record Stays(RemoteFaultException fault) implements Attempt {}
}
