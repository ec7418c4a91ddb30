-- How the bot speaks in a channel. `lang` is empty where nobody has chosen one.
CREATE TABLE channel_settings (
    channel     VARCHAR(40)  PRIMARY KEY,
    lang        VARCHAR(5)   NOT NULL,
    detail      VARCHAR(10)  NOT NULL,
    digest      INTEGER      NOT NULL,
    changed_by  VARCHAR(40)  NOT NULL,
    changed_at  BIGINT       NOT NULL
);

-- Which message of the bot answers which message or command. Times are milliseconds since 1970.
-- `question` is the message's ts, or the key of a command; `answer` is empty while it is not there, and
-- for what only one person sees; `said` is a keyed hash of the words, which stand nowhere here.
CREATE TABLE answers (
    channel     VARCHAR(40)  NOT NULL,
    question    VARCHAR(120) NOT NULL,
    thread      VARCHAR(40)  NOT NULL,
    answer      VARCHAR(40)  NOT NULL,
    asker       VARCHAR(40)  NOT NULL,
    said        VARCHAR(64)  NOT NULL,
    topic       VARCHAR(120) NOT NULL,
    answered_at BIGINT       NOT NULL,
    PRIMARY KEY (channel, question)
);
CREATE INDEX answers_thread ON answers (channel, thread);
CREATE INDEX answers_asker ON answers (asker, answered_at);
CREATE INDEX answers_when ON answers (answered_at);

-- Up to when the changes of a channel were told in a digest.
CREATE TABLE digests (
    channel     VARCHAR(40)  PRIMARY KEY,
    told_until  BIGINT       NOT NULL
);
