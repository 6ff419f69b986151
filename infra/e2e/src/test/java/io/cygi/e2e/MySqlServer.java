package io.cygi.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The MySQL server that the scenarios run on if the property {@code cygi.e2e.datasource} names one by its JDBC URL. */
final class MySqlServer {

    private static final String URL = System.getProperty("cygi.e2e.datasource", "");
    private static final Pattern ADDRESS = Pattern.compile("jdbc:mysql://([^:/?]+)(?::(\\d+))?(/[^?]*)?(.*)");
    private static final String PORT_DEFAULT = "3306";
    private static final Duration READY_MAX = Duration.ofSeconds(120);
    private static final int CONNECT_MILLIS = 2_000;

    private MySqlServer() {}

    /** {@return whether the property names a server} */
    static boolean named() {
        return !URL.isEmpty();
    }

    /** {@return the JDBC URL of a database on the server} @param name the database's name, which need not exist */
    static String url(String name) {
        Matcher url = url();
        return "jdbc:mysql://" + url.group(1) + ":" + port(url) + "/" + name + url.group(4);
    }

    /** Waits until the server is ready. It may still be starting. */
    static void awaitReady() {
        Matcher url = url();
        InetSocketAddress address = new InetSocketAddress(url.group(1), Integer.parseInt(port(url)));
        Await.until(
                "a MySQL server to answer at " + address + "; infra/mysql/mysql-server start starts one",
                READY_MAX,
                () -> answers(address));
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String port(Matcher url) {
        return url.group(2) == null ? PORT_DEFAULT : url.group(2);
    }

    private static Matcher url() {
        Matcher url = ADDRESS.matcher(URL);
        if (!url.matches()) {
            throw new IllegalStateException("cygi.e2e.datasource is like jdbc:mysql://127.0.0.1:33306/cygi?user=root");
        }
        return url;
    }
}
