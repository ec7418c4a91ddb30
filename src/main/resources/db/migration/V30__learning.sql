-- Questions as they were asked, without secrets, and what became of them. Times are milliseconds since
-- 1970. `gap` is empty for a question that is no gap; `chosen` for one of whose suggestions none was opened.
CREATE TABLE asked (
    ask_id      VARCHAR(40)  PRIMARY KEY,
    question    TEXT         NOT NULL,
    outcome     VARCHAR(12)  NOT NULL,
    shown       TEXT         NOT NULL,
    score       DOUBLE PRECISION NOT NULL,
    lang        VARCHAR(5)   NOT NULL,
    place       VARCHAR(12)  NOT NULL,
    gap         VARCHAR(40)  NOT NULL,
    chosen      VARCHAR(120) NOT NULL,
    asked_at    BIGINT       NOT NULL
);
CREATE INDEX asked_when ON asked (asked_at);
CREATE INDEX asked_open ON asked (outcome, gap, chosen, asked_at);

-- What people said of an answer, once each. `person` is a keyed hash of person and answer, so that two
-- answers of one person cannot be told to be that.
CREATE TABLE opinions (
    ask_id      VARCHAR(40)  NOT NULL REFERENCES asked (ask_id) ON DELETE CASCADE,
    person      VARCHAR(64)  NOT NULL,
    opinion     VARCHAR(12)  NOT NULL,
    topic       VARCHAR(120) NOT NULL,
    given_at    BIGINT       NOT NULL,
    PRIMARY KEY (ask_id, person)
);

-- Questions that the knowledge has no good answer to, each once. `terms` is what the matcher looks up.
CREATE TABLE gaps (
    gap_id      VARCHAR(40)  PRIMARY KEY,
    question    TEXT         NOT NULL,
    terms       TEXT         NOT NULL,
    why         VARCHAR(12)  NOT NULL,
    nearest     VARCHAR(120) NOT NULL,
    score       DOUBLE PRECISION NOT NULL,
    confirmed   VARCHAR(120) NOT NULL,
    lang        VARCHAR(5)   NOT NULL,
    place       VARCHAR(12)  NOT NULL,
    times       INTEGER      NOT NULL,
    first_seen  BIGINT       NOT NULL,
    last_seen   BIGINT       NOT NULL,
    state       VARCHAR(12)  NOT NULL
);
CREATE INDEX gaps_last_seen ON gaps (last_seen);
