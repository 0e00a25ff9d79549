-- The workspaces that installed Kotae.
--   token:  sealed: base64 of nonce, ciphertext and tag (AES-256-GCM), bound to the tenant
--   key_id: names the key, so that keys can be replaced
--   scopes: a JSON array of texts
create table installation (
    tenant   text   not null primary key,
    key_id   text   not null,
    token    text   not null,
    bot_user text   not null,
    scopes   text   not null,
    at       bigint not null
);
