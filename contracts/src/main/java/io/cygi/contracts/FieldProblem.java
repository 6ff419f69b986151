package io.cygi.contracts;

/**
 * A fault in one field of a request.
 *
 * @param field the field's path in the request
 * @param message the reason why the field is wrong
 */
public record FieldProblem(String field, String message) {}
