package io.cygi.web.problem;

import io.cygi.contracts.FieldProblem;
import java.util.List;

/** The refusal of a malformed request: answered with 400 {@code VALIDATION_FAILED} and the fields. */
public final class ValidationException extends RuntimeException {

    /** The fault of a text of another form. */
    public static final String MALFORMED = "is not of the form that is expected";

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    /**
     * Creates the refusal for one field.
     *
     * @param field the path of the field
     * @param message the reason why the field is wrong
     */
    public ValidationException(String field, String message) {
        this(List.of(new FieldProblem(field, message)));
    }

    /** Creates the refusal for several fields. @param problems the faults, at least one */
    public ValidationException(List<FieldProblem> problems) {
        super("validation failed", null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** {@return the faults of the request} */
    public List<FieldProblem> problems() {
        return problems;
    }
}
