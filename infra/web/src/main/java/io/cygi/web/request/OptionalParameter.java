package io.cygi.web.request;

import io.cygi.web.problem.ValidationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses parameters that callers may leave out. */
public final class OptionalParameter {

    private OptionalParameter() {}

    /**
     * {@return the value of the parameter, or null if it is absent}
     *
     * @param <T> the type of the value
     * @param name the name of the parameter
     * @param text the text of the parameter, or null if it is absent
     * @param parser parses the text, and throws an {@link IllegalArgumentException} if the text has another form
     * @throws ValidationException if the text has another form
     */
    public static <T> @Nullable T parse(String name, @Nullable String text, Function<String, T> parser) {
        try {
            return text == null ? null : parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ValidationException(name, ValidationException.MALFORMED);
        }
    }
}
