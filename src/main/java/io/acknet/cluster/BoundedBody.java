package io.acknet.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Keeps the body of an answer as it comes, up to a limit: an answer without end must not fill the
/// memory.
final class BoundedBody implements AsyncBody.Consumer<List<ByteBuffer>> {

    /// There was more than the limit.
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong(int most) {
            super("an answer of more than " + most + " bytes");
        }
    }

    private final int most;
    private final List<byte[]> kept = new ArrayList<>();
    private int length;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

    /// @param most in bytes
    BoundedBody(int most) {
        this.most = most;
    }

    /// Lets the body come.
    ///
    /// @return fails with `TooLong`, or as the connection did
    CompletableFuture<byte[]> of(HttpResponse<AsyncBody> response) {
        AsyncBody body = response.body();
        var _ =
                body.done()
                        .whenComplete((_, fault) -> {
                            if (fault == null) {
                                whole.complete(joined());
                            } else {
                                whole.completeExceptionally(fault);
                            }
                        });
        var _ =
                whole.whenComplete((_, fault) -> {
                    if (fault != null) {
                        body.cancel();
                    }
                });
        body.consume();
        return whole;
    }

    /// Nobody waits for it any more.
    void cancel() {
        whole.cancel(true);
    }

    /// Called by one thread at a time.
    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody body) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > most - length) {
                whole.completeExceptionally(new TooLong(most));
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            kept.add(bytes);
            length += bytes.length;
        }
        body.consume();
    }

    private byte[] joined() {
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : kept) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        kept.clear();
        return all;
    }
}
