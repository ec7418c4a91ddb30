-- The message that shows a change, and how much of it is shown; `ts` is empty while it is being posted.
CREATE TABLE change_cards (
    change_id   VARCHAR(80)  PRIMARY KEY,
    channel     VARCHAR(40)  NOT NULL,
    ts          VARCHAR(40)  NOT NULL,
    version     BIGINT       NOT NULL,
    noted       VARCHAR(20)  NOT NULL,
    begun_at    BIGINT       NOT NULL
);
