-- What was learned from use, as files, and the version of all of them together, which grows with each change.
CREATE TABLE learned_version (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    version  BIGINT  NOT NULL
);
INSERT INTO learned_version (only_one, version) VALUES (1, 0);
CREATE TABLE learned_files (
    name VARCHAR(255) PRIMARY KEY,
    body TEXT         NOT NULL
);

-- The SHA-256 of each file that ever was among them: a file of a directory is taken in once, and does not
-- come back when it was thrown away since.
CREATE TABLE learned_seen (
    hash VARCHAR(64) PRIMARY KEY
);
