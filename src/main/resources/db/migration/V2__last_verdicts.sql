-- What the last run of each check on each cluster came to. Times are milliseconds since 1970.
CREATE TABLE last_verdicts (
    cluster_uid VARCHAR(80)  NOT NULL,
    check_id    VARCHAR(80)  NOT NULL,
    verdict     VARCHAR(20)  NOT NULL,
    headline_zh TEXT         NOT NULL,
    headline_en TEXT         NOT NULL,
    plugin      VARCHAR(20)  NOT NULL,
    read_at     BIGINT       NOT NULL,
    PRIMARY KEY (cluster_uid, check_id)
);
