package io.cygi.gateway.authorization.grant;

/**
 * A token that a request shows, with the grant that it belongs to.
 *
 * @param grant the grant
 * @param token the token
 */
record ShownToken(Grant grant, StoredToken token) {

    /** The name under which the framework's authorization carries it from the search to the change. */
    static final String ATTRIBUTE = ShownToken.class.getName();
}
