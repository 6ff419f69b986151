package io.cygi.web.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record whose components are query parameters, each with a {@code @RequestParam}. An endpoint takes the record as
 * one argument. Each component is read and refused like an argument of its own. The API document
 * lacks default values of components, so a parameter with a default stays an argument.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface QueryParameters {}
