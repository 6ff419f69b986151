package io.cygi.query.admin;

/** Names of types without where our code keeps them. */
final class SimpleTypeNames {

    private SimpleTypeNames() {}

    /** {@return the last part of the name} @param className for example of a nested record */
    static String of(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
