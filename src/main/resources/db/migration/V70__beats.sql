-- A sign of life of each process, which also shows that the database can be written. Times are
-- milliseconds since 1970.
CREATE TABLE beats (
    process VARCHAR(80)  PRIMARY KEY,
    version VARCHAR(120) NOT NULL,
    at      BIGINT       NOT NULL
);
