package io.cygi.web.problem;

import io.cygi.contracts.FieldProblem;
import java.util.List;

/** The request is malformed: answered with 400 {@code VALIDATION_FAILED} and the fields. */
public final class ValidationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    /** @param field which one @param message what is wrong with it */
    public ValidationException(String field, String message) {
        this(List.of(new FieldProblem(field, message)));
    }

    /** @param problems at least one */
    public ValidationException(List<FieldProblem> problems) {
        super("validation failed", null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** {@return what is wrong} */
    public List<FieldProblem> problems() {
        return problems;
    }
}
