package io.cygi.remote.http;

/**
 * The answer of a replica.
 *
 * @param status of HTTP
 * @param body possibly empty
 */
public record InternalAnswer(int status, byte[] body) {}
