package io.cygi.remote.command;

import io.cygi.messaging.worker.RemoteFaultException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What has become of commands that were sent to one replica once. */
sealed interface Attempt {

    /** They are carried out, or refused. @param reply what the replica tells */
    record Told(CommandReply reply) implements Attempt {}

    /** Nothing was begun, because the replica has too much to do. @param retryAfter when it wants to be asked again */
    record Busy(IOException cause, Duration retryAfter) implements Attempt {}

    /** Nothing was begun, because the replica is not there or ends. @param cause what was seen */
    record NotTaken(IOException cause) implements Attempt {}

    /** Any number of them may be carried out. @param cause what was seen @param retryAfter what the replica says, if anything */
    record Unknown(IOException cause, @Nullable Duration retryAfter) implements Attempt {}

    /** Nothing was begun, because this replica does not understand the request. @param cause what was seen */
    record NotUnderstood(IOException cause) implements Attempt {}

    /** The replica has met a fault that stays. @param fault what it tells */
    record Stays(RemoteFaultException fault) implements Attempt {}
}
