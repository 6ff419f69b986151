package io.cygi.query.admin;

/** Shortens the names of types to their last part. */
final class SimpleTypeNames {

    private SimpleTypeNames() {}

    /** {@return the last part of the name} @param className for example of a nested record */
    static String of(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
