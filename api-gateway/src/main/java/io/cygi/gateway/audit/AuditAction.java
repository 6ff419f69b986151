package io.cygi.gateway.audit;

/** The kind of act that an audit line records. */
public enum AuditAction {
    /** An account logged in. */
    LOGIN,
    /** A login failed. */
    LOGIN_FAILED,
    /** An account logged out. */
    LOGOUT,
    /** A token was issued. */
    TOKEN_ISSUED,
    /** A token or key was refused at an endpoint that issues or revokes tokens. */
    TOKEN_REFUSED,
    /** A refresh token was used a second time; its family was revoked. */
    REFRESH_TOKEN_REUSED,
    /** A request was refused because a valid token, a role or a CSRF token was missing. */
    ACCESS_REFUSED,
    /** A request was refused because its caller had sent too many. */
    RATE_LIMITED,
    /** An API key was created. */
    API_KEY_CREATED,
    /** An API key was revoked. */
    API_KEY_REVOKED,
    /** An account was locked. */
    ACCOUNT_LOCKED,
    /** An account was unlocked. */
    ACCOUNT_UNLOCKED,
    /** The roles of an account were changed. */
    ROLES_CHANGED,
    /** The personal data of an account was exported. */
    ACCOUNT_EXPORTED,
    /** An account was erased. */
    ACCOUNT_ERASED,
    /** A signing key was added or retired. */
    SIGNING_KEY_CHANGED,
    /** An admin changed something else; the line's detail names the endpoint. */
    ADMIN_ACT
}
