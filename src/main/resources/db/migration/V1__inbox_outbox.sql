-- What came in from Slack, stored before it is acknowledged. Times are milliseconds since 1970.
CREATE TABLE inbox (
    input_key   VARCHAR(200) PRIMARY KEY,
    kind        VARCHAR(20)  NOT NULL,
    channel     VARCHAR(40)  NOT NULL,
    person      VARCHAR(40)  NOT NULL,
    body        TEXT         NOT NULL,
    received_at BIGINT       NOT NULL,
    state       VARCHAR(10)  NOT NULL,
    attempts    INTEGER      NOT NULL
);
CREATE INDEX inbox_state ON inbox (state, received_at);

-- What goes out for an input; one row for each slot, so that a second attempt finds the first one's message.
CREATE TABLE outbox (
    input_key   VARCHAR(200) NOT NULL REFERENCES inbox (input_key) ON DELETE CASCADE,
    slot        VARCHAR(20)  NOT NULL,
    destination TEXT         NOT NULL,
    body        TEXT         NOT NULL,
    state       VARCHAR(10)  NOT NULL,
    changed_at  BIGINT       NOT NULL,
    PRIMARY KEY (input_key, slot)
);

-- What a button stands for; the button itself carries only the id.
CREATE TABLE offers (
    offer_id    VARCHAR(40)  PRIMARY KEY,
    channel     VARCHAR(40)  NOT NULL,
    body        TEXT         NOT NULL,
    created_at  BIGINT       NOT NULL
);
CREATE INDEX offers_created ON offers (created_at);

-- The cluster of a channel.
CREATE TABLE channel_cluster (
    channel     VARCHAR(40)  PRIMARY KEY,
    cluster     VARCHAR(200) NOT NULL,
    environment VARCHAR(200) NOT NULL,
    uid         VARCHAR(80)  NOT NULL,
    bound_by    VARCHAR(40)  NOT NULL,
    bound_at    BIGINT       NOT NULL
);
