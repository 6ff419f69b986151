package io.cygi.remote.command;

import java.util.List;

/**
 * The commands of a request.
 *
 * @param commands in the order in which they are carried out
 * @param single whether it is one command by itself, whose answer is asked for, and no list
 */
public record ReceivedCommands(List<Object> commands, boolean single) {}
