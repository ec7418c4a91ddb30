package io.acknet.slack;

/// What proves to Slack who we are. It may be replaced while the bot runs.
public interface Token {

    String value();

    /// Slack does not take it: looks for another one.
    ///
    /// @return whether there is one
    boolean renew();

    static Token fixed(String value) {
        return new Token() {
            @Override
            public String value() {
                return value;
            }

            @Override
            public boolean renew() {
                return false;
            }

            @Override
            public String toString() {
                return "•••";
            }
        };
    }
}
