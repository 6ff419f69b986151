package io.cygi.remote.command;

import io.cygi.contracts.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What has become of commands.
 *
 * @param carriedOut how many were carried out
 * @param refusal of the next one, null where none was refused
 * @param answer of a single command, null where it has none
 */
public record CommandReply(
        int carriedOut,
        @Nullable RefusedException refusal,
        @Nullable Object answer) {}
