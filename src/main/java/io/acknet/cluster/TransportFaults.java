package io.acknet.cluster;

import io.acknet.cluster.Read.Why;
import io.acknet.cluster.Wire.Answer;
import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// Turns a fault on the way to an API server into one sentence.
final class TransportFaults {
    private static final int LONGEST_CHAIN = 20;
    private final String server;
    private final Redactor redactor;

    TransportFaults(String server, Redactor redactor) {
        this.server = redactor.redact(server);
        this.redactor = redactor;
    }

    Answer.Lost timedOut(Duration limit) {
        String seconds = Double.toString(limit.toMillis() / 1000.0).replaceAll("\\.0$", "");
        return new Answer.Lost(
                Why.TIMED_OUT,
                new Text(
                        "API Server " + server + " 在 " + seconds + " 秒内没有应答",
                        "no answer from the API server " + server + " within " + seconds + " s"));
    }

    Answer.Lost explain(Throwable fault, Duration limit) {
        List<Throwable> chain = chain(fault);
        if (first(chain, OnlyReads.Refused.class).isPresent()) {
            throw first(chain, OnlyReads.Refused.class).get();
        }
        if (first(chain, HttpTimeoutException.class).isPresent()) {
            return timedOut(limit);
        }
        if (first(chain, BoundedBody.TooLong.class).isPresent()) {
            return new Answer.Lost(
                    Why.UNPARSABLE,
                    new Text(
                            "API Server " + server + " 的应答超过长度上限",
                            "the answer of the API server " + server + " is longer than is taken"));
        }
        if (first(chain, UnknownHostException.class).isPresent()
                || first(chain, UnresolvedAddressException.class).isPresent()) {
            return lost("的域名无法解析", "cannot be found by name");
        }
        if (first(chain, ConnectException.class).isPresent()) {
            return lost("拒绝连接", "refuses the connection");
        }
        return tls(chain).orElseGet(() -> brokenOff(chain.getLast()));
    }

    private Optional<Answer.Lost> tls(List<Throwable> chain) {
        Optional<SSLException> tls = first(chain, SSLException.class);
        if (tls.isEmpty()) {
            return Optional.empty();
        }
        boolean untrusted =
                first(chain, CertificateException.class).isPresent()
                        || first(chain, CertPathValidatorException.class).isPresent();
        if (!untrusted && first(chain, SSLHandshakeException.class).isEmpty()) {
            return Optional.of(
                    brokenOff(tls.get())); // after the handshake: something may have arrived
        }
        return Optional.of(
                untrusted
                        ? lost(
                                "的证书无法用 kubeconfig 里的 CA 验证，请检查 certificate-authority-data 和 server",
                                "has a certificate that the CA of the kubeconfig does not vouch for;"
                                        + " check certificate-authority-data and server")
                        : lost(
                                "的 TLS 握手失败（" + detail(tls.get()) + "）",
                                "fails the TLS handshake (" + detail(tls.get()) + ")"));
    }

    private Answer.Lost brokenOff(Throwable root) {
        Answer.Lost lost =
                lost(
                        "的连接中断（" + detail(root) + "）",
                        "broke the connection off (" + detail(root) + ")");
        return new Answer.Lost(Why.BROKEN_OFF, lost.reason());
    }

    private Answer.Lost lost(String zh, String en) {
        return new Answer.Lost(
                Why.UNREACHABLE,
                new Text("API Server " + server + " " + zh, "the API server " + server + " " + en));
    }

    private String detail(Throwable fault) {
        String message = fault.getMessage();
        return redactor.redact(message == null ? fault.getClass().getSimpleName() : message);
    }

    private static List<Throwable> chain(Throwable fault) {
        return Stream.iterate(fault, f -> f != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .toList();
    }

    private static <T> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
