package io.cygi.contracts;

/**
 * One field of a request that is wrong.
 *
 * @param field its path in the request
 * @param message what is wrong with it
 */
public record FieldProblem(String field, String message) {}
