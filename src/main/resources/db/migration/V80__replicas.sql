-- Which process answers an input, until when, and the how manieth claim of it that is.
ALTER TABLE inbox ADD COLUMN owner VARCHAR(80) NULL;
ALTER TABLE inbox ADD COLUMN lease_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN fence BIGINT NOT NULL DEFAULT 0;

-- What one process does for all, and until when it is the one.
CREATE TABLE duties (
    duty        VARCHAR(40) PRIMARY KEY,
    owner       VARCHAR(80) NOT NULL,
    lease_until BIGINT      NOT NULL
);
