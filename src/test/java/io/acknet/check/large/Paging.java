package io.acknet.check.large;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Goes through all pages of the large lists and drops their bytes.
final class Paging {
    /// As acknet asks for them.
    private static final String QUERY = "?limit=500";

    /// The token stands before the objects.
    private static final int HEAD = 512;

    private static final Pattern TOKEN = Pattern.compile("\"continue\":\"([^\"]+)\"");

    interface Get {
        InputStream open(String pathAndQuery) throws IOException, InterruptedException;
    }

    record Seen(int pages, long bytes) {}

    private Paging() {}

    static Seen through(List<Listed> lists, Get get) throws IOException, InterruptedException {
        int pages = 0;
        long bytes = 0;
        for (Listed list : lists) {
            String token = "";
            do {
                try (InputStream in = get.open(list.path() + QUERY + token)) {
                    byte[] head = in.readNBytes(HEAD);
                    bytes += head.length + in.transferTo(OutputStream.nullOutputStream());
                    pages++;
                    Matcher more = TOKEN.matcher(new String(head, StandardCharsets.UTF_8));
                    token = more.find() ? "&continue=" + more.group(1) : "";
                }
            } while (!token.isEmpty());
        }
        return new Seen(pages, bytes);
    }
}
