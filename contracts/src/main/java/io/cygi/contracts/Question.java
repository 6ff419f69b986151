package io.cygi.contracts;

/** A command that only asks. The aggregate answers or refuses it, and appends no event. */
public interface Question {}
