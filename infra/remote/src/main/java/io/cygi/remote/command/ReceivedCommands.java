package io.cygi.remote.command;

import java.util.List;

/**
 * The commands of a request.
 *
 * @param commands the commands in the order in which they are carried out
 * @param single true for one command whose answer is asked for, false for a list of commands
 */
public record ReceivedCommands(List<Object> commands, boolean single) {}
