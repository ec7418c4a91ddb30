package io.acknet.redact;

/// Which names of keys promise a secret, as parts of regular expressions that ignore case.
final class SecretNames {

    /// A whole key whose last word is secret: `access_key`, `accessKeySecret`, `DB_PASSWORD`,
    /// `client-key-data`; not `secretName`, `credential_path` or `tokenFile`.
    static final String KEY =
            "[\\w.-]{0,80}?(?:access[_-]?key(?:[_-]?id|[_-]?secret)?|access[_-]?secret"
                    + "|secret(?:[_-]?key)?|passw(?:or)?d|passphrase|passwd|pwd|token|api[_-]?key"
                    + "|private[_-]?key|client-key-data|client-certificate-data"
                    + "|certificate-authority-data|kubeconfig|authorization|credentials?"
                    + "|\\.?dockerconfigjson|\\.?dockercfg|signing[_-]?key|sign[_-]?secret)";

    private SecretNames() {}
}
