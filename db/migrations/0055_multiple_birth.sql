-- The position in the order of a multiple birth, a part of the identity key of the name (db/identity.py). Keys of those
-- without it stay as they are.
ALTER TABLE patients ADD COLUMN multiple_birth integer;
