package io.cygi.kakaopay;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * KakaoPay's stand-in on a port of this machine. It listens on 127.0.0.1 only and forgets everything when it is closed.
 */
public final class KakaoPayServer implements AutoCloseable {

    private static final int THREADS = 64;
    private static final int WAITING_MAX = 1_024;
    private static final int IDLE_SECONDS = 10;
    private static final int ACCEPT_QUEUE = 256;
    private static final int PORT_DEFAULT = 8089;
    private static final int KEY_BYTES = 20;

    private final HttpServer server;
    private final ExecutorService threads;
    private final KakaoPayService service;

    private KakaoPayServer(HttpServer server, ExecutorService threads, KakaoPayService service) {
        this.server = server;
        this.threads = threads;
        this.service = service;
    }

    /**
     * {@return a stand-in that answers}
     *
     * @param port the port to listen on; 0 for a free one
     * @param settings the settings
     */
    public static KakaoPayServer start(int port, Settings settings) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            HttpServer server = HttpServer.create(address, ACCEPT_QUEUE);
            KakaoPayService service = new KakaoPayService(settings, url(server));
            ExecutorService threads = threads();
            server.setExecutor(threads);
            server.createContext(ApiHandler.PATH, new ApiHandler(service, settings));
            server.createContext("/", new PageHandler(service, settings.faults()));
            server.start();
            return new KakaoPayServer(server, threads, service);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " cannot be used", e);
        }
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_MAX),
                Thread.ofPlatform().daemon().name("kakaopay-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * {@return the address that takes the place of {@code https://open-api.kakaopay.com}, without a slash at the end}
     */
    public String url() {
        return url(server);
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@return the payments of the stand-in, to act as a buyer and to compare books} */
    public KakaoPayService service() {
        return service;
    }

    /** Stops listening at once and breaks off the calls that are under way. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * Runs the stand-in alone until the process is ended.
     *
     * @param args the port, 8089 if absent. The key is taken from KAKAOPAY_SECRET_KEY, or made up and printed
     */
    public static void main(String[] args) {
        int port = args.length == 0 ? PORT_DEFAULT : Integer.parseInt(args[0]);
        String given = System.getenv("KAKAOPAY_SECRET_KEY");
        String key = Objects.requireNonNullElseGet(given, KakaoPayServer::newKey);
        KakaoPayServer started = start(port, Settings.of(key));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        System.out.println("KakaoPay's stand-in answers at " + started.url());
        if (given == null) {
            System.out.println("KAKAOPAY_SECRET_KEY=" + key);
        }
    }

    /** {@return a key that nobody can guess} */
    public static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
