package io.cygi.remote;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Matches if a property names the addresses of a service, in any of the forms that a list may have. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnServiceCondition.class)
public @interface ConditionalOnService {

    /** {@return the names under {@code cygi.services}; one of them suffices} */
    String[] value();
}
