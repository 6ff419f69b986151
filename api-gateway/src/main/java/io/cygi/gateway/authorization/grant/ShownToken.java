package io.cygi.gateway.authorization.grant;

/**
 * A token of a request, with its grant.
 *
 * @param grant the grant
 * @param token the token
 */
record ShownToken(Grant grant, StoredToken token) {

    /** Name of the attribute in which the framework's authorization carries the token. */
    static final String ATTRIBUTE = ShownToken.class.getName();
}
