-- What an account has granted to a client: one login of an app, or one token of an API key. Its tokens are a family.
CREATE TABLE authorization_grant (
    grant_id       CHAR(36)      NOT NULL,
    account_id     VARCHAR(64)   NOT NULL,
    client_id      VARCHAR(100)  NOT NULL,
    grant_type     VARCHAR(32)   NOT NULL,
    scopes         VARCHAR(1000) NOT NULL,
    redirect_uri   VARCHAR(500)  NULL,
    code_challenge VARCHAR(43)   NULL,
    nonce          VARCHAR(255)  NULL,
    session_hash   CHAR(64)      NULL,
    created_ms     BIGINT        NOT NULL,
    expires_ms     BIGINT        NOT NULL,
    revoked_ms     BIGINT        NULL,
    PRIMARY KEY (grant_id),
    KEY authorization_grant_account (account_id),
    KEY authorization_grant_client (client_id),
    KEY authorization_grant_session (session_hash),
    KEY authorization_grant_expires (expires_ms),
    KEY authorization_grant_revoked (revoked_ms)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Codes and tokens by the SHA-256 of their text. The text itself is not stored.
CREATE TABLE authorization_token (
    token_hash CHAR(64)   NOT NULL,
    grant_id   CHAR(36)   NOT NULL,
    kind       VARCHAR(8) NOT NULL,
    issued_ms  BIGINT     NOT NULL,
    expires_ms BIGINT     NOT NULL,
    used_ms    BIGINT     NULL,
    PRIMARY KEY (token_hash),
    KEY authorization_token_grant (grant_id),
    KEY authorization_token_expires (expires_ms)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- API keys of organizers. An organizer has as many slots as keys.
CREATE TABLE api_client (
    client_id    CHAR(36)     NOT NULL,
    account_id   VARCHAR(64)  NOT NULL,
    slot         INT          NOT NULL,
    name         VARCHAR(100) NOT NULL,
    scopes       VARCHAR(255) NOT NULL,
    secret_hash  CHAR(64)     NOT NULL,
    created_ms   BIGINT       NOT NULL,
    last_used_ms BIGINT       NULL,
    PRIMARY KEY (client_id),
    UNIQUE KEY api_client_slot (account_id, slot)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
