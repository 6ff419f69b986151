package io.cygi.web.access;

/**
 * The proof that the edge has passed a request on: a service token of the edge in a header. Services that run apart
 * accept no request to the API without it, because only the edge checks locks, limits and waiting rooms.
 */
public final class EdgeProof {

    /** Name of the header. The edge replaces it if a client sends one. */
    public static final String HEADER = "Cygi-Edge";

    /** Name of the service that the token proves. */
    public static final String SERVICE = "api-gateway";

    private EdgeProof() {}
}
