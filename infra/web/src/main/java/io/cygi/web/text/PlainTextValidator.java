package io.cygi.web.text;

import io.cygi.contracts.text.UnicodeText;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link PlainText}. */
public final class PlainTextValidator implements ConstraintValidator<PlainText, CharSequence> {

    private boolean required;
    private boolean lines;

    @Override
    public void initialize(PlainText constraint) {
        required = constraint.required();
        lines = constraint.lines();
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        String text = value.toString();
        if (required && !UnicodeText.visible(text)) {
            return refuse(context, "must not be blank: it needs a visible character");
        }
        if (!UnicodeText.plain(text, lines)) {
            return refuse(
                    context,
                    lines
                            ? "must not have control characters or characters that override the writing direction"
                            : "must be one line without control characters or characters that override the writing"
                                    + " direction");
        }
        return true;
    }

    private static boolean refuse(ConstraintValidatorContext context, String message) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        return false;
    }
}
