package io.cygi.contracts.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The type of a command as it travels between processes.
 *
 * @param name the name under which it is sent, for example {@code hold-seat}
 * @param payload the command's record
 * @param answer the class of its answer, null if the command has no answer
 */
public record CommandType(
        String name, Class<?> payload, @Nullable Class<?> answer) {}
