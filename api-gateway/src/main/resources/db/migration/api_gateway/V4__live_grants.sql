-- The live grants of an account and of an API key, in the order in which they expire, are counted with each one that is opened.
ALTER TABLE authorization_grant
    DROP KEY authorization_grant_account,
    DROP KEY authorization_grant_client,
    ADD KEY authorization_grant_account (account_id, revoked_ms, expires_ms),
    ADD KEY authorization_grant_client (client_id, revoked_ms, expires_ms);
