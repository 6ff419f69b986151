package io.cygi.gateway.audit;

/** The kind of act that an audit line records. */
public enum AuditAction {
    /** Somebody logged in. */
    LOGIN,
    /** A login failed. */
    LOGIN_FAILED,
    /** Somebody logged out. */
    LOGOUT,
    /** A token was issued. */
    TOKEN_ISSUED,
    /** A token or key was refused at an endpoint that issues or revokes tokens. */
    TOKEN_REFUSED,
    /** A refresh token was shown again after its use; its family was revoked. */
    REFRESH_TOKEN_REUSED,
    /** A request was refused for want of a valid token, a role or a CSRF token. */
    ACCESS_REFUSED,
    /** A request was refused because its caller sent too many. */
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
    /** An admin changed something else; the detail names the endpoint. */
    ADMIN_ACT
}
