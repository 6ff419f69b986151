package io.cygi.loadtest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * One person's connection to the platform, kept alive from request to request. It uses HttpCore's own connection
 * without a pool, redirects, cookies or decompression, because the generator shares the machine with what it measures:
 * a small request took 40 microseconds of processor time, with HttpClient's pool and chain on top 55, with the JDK's
 * client 190. Not for use by two threads at once.
 *
 * <p>The server closes a connection after a number of requests, which it announces, and after half a minute without
 * one. A new connection is made before that, so nothing is ever sent on a connection that is being closed.
 */
public final class Connection implements AutoCloseable {

    private static final Http1Config CONFIG =
            Http1Config.custom().setBufferSize(16 * 1024).build();
    private static final int CONNECT_MILLIS_MAX = 20_000;
    private static final int ANSWER_MILLIS_MAX = 120_000;
    private static final long IDLE_NANOS_MAX = Duration.ofSeconds(10).toNanos();
    private static final byte[] NOTHING = {};

    private final URI base;
    private final String host;
    private final byte[] buffer = new byte[32 * 1024];
    private @Nullable DefaultBHttpClientConnection connection;
    private long usedAt;

    /** Creates a connection that connects with the first request. @param base the platform's address */
    public Connection(URI base) {
        this.base = base;
        this.host = base.getHost() + ":" + port(base);
    }

    static int port(URI base) {
        return base.getPort() < 0 ? 80 : base.getPort();
    }

    /**
     * Sends a request.
     *
     * @return the answer with its body
     * @throws IOException if no answer came
     */
    public Answer send(Request request) throws IOException {
        return send(request, true);
    }

    /**
     * Sends a request.
     *
     * @return the answer without its body, which is read all the same
     * @throws IOException if no answer came
     */
    public Answer skim(Request request) throws IOException {
        return send(request, false);
    }

    private Answer send(Request request, boolean keepBody) throws IOException {
        try {
            return exchange(request, keepBody);
        } catch (IOException e) {
            drop();
            if (!request.repeatable()) {
                throw e;
            }
        }
        try {
            return exchange(request, keepBody);
        } catch (IOException e) {
            drop();
            throw e;
        }
    }

    private Answer exchange(Request request, boolean keepBody) throws IOException {
        DefaultBHttpClientConnection open = open();
        try {
            ClassicHttpRequest message = message(request);
            open.sendRequestHeader(message);
            if (message.getEntity() != null) {
                open.sendRequestEntity(message);
            }
            open.flush();
            ClassicHttpResponse response = open.receiveResponseHeader();
            byte[] body = NOTHING;
            if (response.getCode() != 304 && response.getCode() != 204) {
                open.receiveResponseEntity(response);
                body = body(response.getEntity(), keepBody);
            }
            Header etag = response.getFirstHeader("ETag");
            Header fate = response.getFirstHeader("Connection");
            usedAt = System.nanoTime();
            if (fate != null && fate.getValue().equalsIgnoreCase("close")) {
                drop();
            }
            return new Answer(response.getCode(), body, etag == null ? null : etag.getValue());
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    private ClassicHttpRequest message(Request request) {
        BasicClassicHttpRequest message = new BasicClassicHttpRequest(request.method(), request.path());
        message.addHeader("Host", host);
        if (request.token() != null) {
            message.addHeader("Authorization", "Bearer " + request.token());
        }
        for (int i = 0; i < request.headers().size(); i += 2) {
            message.addHeader(request.headers().get(i), request.headers().get(i + 1));
        }
        byte[] body = request.body();
        if (body != null) {
            message.addHeader("Content-Type", "application/json");
            message.addHeader("Content-Length", Integer.toString(body.length));
            message.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        } else if (!request.method().equals("GET")) {
            message.addHeader("Content-Length", "0");
        }
        return message;
    }

    private byte[] body(@Nullable HttpEntity entity, boolean keep) throws IOException {
        if (entity == null) {
            return NOTHING;
        }
        try (InputStream content = entity.getContent()) {
            ByteArrayOutputStream kept =
                    keep ? new ByteArrayOutputStream((int) Math.max(1_024, entity.getContentLength())) : null;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                if (kept != null) {
                    kept.write(buffer, 0, read);
                }
            }
            return kept == null ? NOTHING : kept.toByteArray();
        }
    }

    private DefaultBHttpClientConnection open() throws IOException {
        DefaultBHttpClientConnection open = connection;
        if (open != null && System.nanoTime() - usedAt < IDLE_NANOS_MAX) {
            return open;
        }
        drop();
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            socket.connect(new InetSocketAddress(base.getHost(), port(base)), CONNECT_MILLIS_MAX);
            open = new DefaultBHttpClientConnection(CONFIG);
            open.bind(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        connection = open;
        return open;
    }

    private void drop() {
        if (connection != null) {
            connection.close(CloseMode.IMMEDIATE);
            connection = null;
        }
    }

    @Override
    public void close() {
        drop();
    }
}
