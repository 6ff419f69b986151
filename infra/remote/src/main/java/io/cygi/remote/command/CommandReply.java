package io.cygi.remote.command;

import io.cygi.contracts.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The reply to a request with commands.
 *
 * @param carriedOut the number of commands that were carried out
 * @param refusal the refusal of the next command, null if no command was refused
 * @param answer the answer to a single command, null if it has none
 */
public record CommandReply(
        int carriedOut,
        @Nullable RefusedException refusal,
        @Nullable Object answer) {}
