-- The callers of Idempotency-Keys are stored as a SHA-256 in hexadecimal. Release 6e636a8 stored the text that is hashed,
-- a JSON array: ["client", "subject"]. Without this file its keys are unknown, and a repeated request takes effect again.
ALTER TABLE idempotency_keys NO FORCE ROW LEVEL SECURITY; -- for the owner, who need not be a superuser
-- A process of each release may have executed the request. The row of the current release stays.
DELETE FROM idempotency_keys AS former USING idempotency_keys AS stored
WHERE former.caller LIKE '[%' AND stored.brand_id = former.brand_id AND stored.key = former.key
    AND stored.caller = encode(sha256(convert_to(former.caller, 'UTF8')), 'hex');
UPDATE idempotency_keys SET caller = encode(sha256(convert_to(caller, 'UTF8')), 'hex') WHERE caller LIKE '[%';
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
-- A process of that release that still runs finds none of these keys. Its writes with a key fail, so that none takes effect
-- twice. Later releases store the hash.
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_caller CHECK (caller NOT LIKE '[%');
