-- Who wants a running check to end, for whichever process runs it. Times are milliseconds since 1970.
CREATE TABLE cancellations (
    run_id      VARCHAR(40) PRIMARY KEY,
    cluster_uid VARCHAR(80) NOT NULL,
    by_person   VARCHAR(40) NOT NULL,
    at          BIGINT      NOT NULL
);
