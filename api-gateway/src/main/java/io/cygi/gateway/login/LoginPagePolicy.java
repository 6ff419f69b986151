package io.cygi.gateway.login;

/**
 * The content security policy of the login pages.
 *
 * @param directives the header's value
 */
public record LoginPagePolicy(String directives) {}
