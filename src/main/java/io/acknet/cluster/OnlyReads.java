package io.acknet.cluster;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.regex.Pattern;

/// Refuses every request that could change something before it leaves the process: all verbs but
/// GET, and those GETs that open a way into a Pod or through the API server. The one POST that
/// passes asks what we are allowed to do.
final class OnlyReads implements Interceptor {
    static final String SELF_REVIEW = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final Pattern DOORS =
            Pattern.compile(".*/(?:exec|attach|portforward|proxy)(?:/.*)?");

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        String path = request.uri().getPath();
        boolean read = request.method().equals("GET") && !DOORS.matcher(path).matches();
        boolean review = request.method().equals("POST") && path.endsWith(SELF_REVIEW);
        if (!read && !review) {
            throw new Refused(request.method() + " " + path);
        }
    }

    /// A fault in acknet: something tried to write through a client that only reads.
    static final class Refused extends IllegalStateException {
        Refused(String request) {
            super("a client that only reads was asked to " + request);
        }
    }
}
