package io.cygi.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event is stored, for example {@code reservation.requested}. It never changes, whatever
 * becomes of the class and its package. {@link org.axonframework.serialization.Revision} numbers the event's fields.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventName {

    /**
     * {@return the aggregate and what happened to it, in lower case, with dashes within each and a dot between them}
     */
    String value();
}
