package io.cygi.contracts;

/**
 * A command that asks for a decision and changes nothing. The aggregate answers or refuses it, and appends no event.
 */
public interface Question {}
