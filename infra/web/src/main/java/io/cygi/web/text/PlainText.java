package io.cygi.web.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requires that a field is text for people: it has a visible character, and none that changes how the text around it is
 * read. Null is valid, as for other constraints.
 */
@Documented
@Constraint(validatedBy = PlainTextValidator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    /** {@return the message; the validator replaces it by one that names the fault} */
    String message() default "must be plain text";

    /** {@return whether the text needs a visible character} */
    boolean required() default true;

    /** {@return whether the text may have several lines} */
    boolean lines() default false;

    /** {@return the groups} */
    Class<?>[] groups() default {};

    /** {@return the payload} */
    Class<? extends Payload>[] payload() default {};
}
