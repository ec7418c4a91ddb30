-- The record of what was done, as a chain; rows are added and never touched again.
CREATE TABLE audit (
    seq  BIGINT      PRIMARY KEY,
    at   BIGINT      NOT NULL,
    body TEXT        NOT NULL,
    prev VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    mac  VARCHAR(64) NOT NULL
);

CREATE TABLE audit_checkpoints (
    seq  BIGINT      PRIMARY KEY,
    hash VARCHAR(64) NOT NULL,
    at   BIGINT      NOT NULL,
    prev BIGINT      NOT NULL,
    mac  VARCHAR(64) NOT NULL
);

-- Where the chain ends. Its one row is the lock under which rows are added.
CREATE TABLE audit_head (
    id            INTEGER     PRIMARY KEY CHECK (id = 1),
    seq           BIGINT      NOT NULL,
    hash          VARCHAR(64) NOT NULL,
    checkpoint    BIGINT      NOT NULL,
    checkpoint_at BIGINT      NOT NULL,
    mac           VARCHAR(64) NOT NULL
);
INSERT INTO audit_head (id, seq, hash, checkpoint, checkpoint_at, mac)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0, 0, '');

-- Changes of clusters: body is the plan and never changes, detail is the state's own.
CREATE TABLE changes (
    change_id   VARCHAR(80)  PRIMARY KEY,
    cluster_uid VARCHAR(80)  NOT NULL,
    cluster     VARCHAR(200) NOT NULL,
    channel     VARCHAR(40)  NOT NULL,
    state       VARCHAR(20)  NOT NULL,
    version     BIGINT       NOT NULL,
    body        TEXT         NOT NULL,
    detail      TEXT         NOT NULL,
    created_at  BIGINT       NOT NULL,
    changed_at  BIGINT       NOT NULL,
    expires_at  BIGINT       NOT NULL,
    owner       VARCHAR(200) NULL,
    lease_until BIGINT       NOT NULL,
    fence       BIGINT       NOT NULL
);
CREATE INDEX changes_state ON changes (state, expires_at);
CREATE INDEX changes_cluster ON changes (cluster_uid, created_at);

-- Intents and outcomes of steps; rows are added and never touched again.
CREATE TABLE change_steps (
    change_id VARCHAR(80) NOT NULL REFERENCES changes (change_id),
    seq       BIGINT      NOT NULL,
    phase     VARCHAR(40) NOT NULL,
    body      TEXT        NOT NULL,
    at        BIGINT      NOT NULL,
    PRIMARY KEY (change_id, seq)
);

-- Who executes on a cluster. A row stays when it is let go, so that the fence only grows.
CREATE TABLE cluster_locks (
    cluster_uid VARCHAR(80)  PRIMARY KEY,
    change_id   VARCHAR(80)  NOT NULL,
    owner       VARCHAR(200) NOT NULL,
    fence       BIGINT       NOT NULL,
    lease_until BIGINT       NOT NULL,
    since       BIGINT       NOT NULL
);

-- Kill switches that are on; scope is * or the UID of a cluster.
CREATE TABLE stops (
    scope     VARCHAR(80)  PRIMARY KEY,
    by_person VARCHAR(120) NOT NULL,
    reason    TEXT         NOT NULL,
    at        BIGINT       NOT NULL
);
