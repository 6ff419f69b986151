package io.cygi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cygi.web.server.TrustedProxies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The address of a client behind proxies, on a real server that trusts some of them. */
@SpringBootTest(
        classes = LimitedServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.threads.virtual.enabled=true",
            "server.tomcat.max-connections=100",
            "cygi.web.trusted-proxies=127.0.0.1, 10.0.0.0/8, 2001:db8:1::/48",
            "cygi.web.limits.connections-per-address=3",
            "cygi.web.limits.requests-per-address=2",
            "cygi.web.limits.waits-max=10"
        })
class TrustedProxiesTest {

    private static final String PROXY = "127.0.0.1";
    private static final String CLIENT = "127.0.0.2";

    private final List<RawClient> open = new ArrayList<>();
    private final LastingController lasting;
    private final Limits limits;

    @LocalServerPort
    private int port;

    @Autowired
    TrustedProxiesTest(LastingController lasting, Limits limits) {
        this.lasting = lasting;
        this.limits = limits;
    }

    @AfterEach
    void closeAll() throws IOException {
        for (RawClient client : open) {
            client.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                            | 203.0.113.7",
                "203.0.113.7, 10.1.2.3                  | 203.0.113.7",
                "203.0.113.7, 10.1.2.3 ,10.255.0.1      | 203.0.113.7",
                "198.51.100.1, 203.0.113.7              | 203.0.113.7",
                "10.9.9.9, 203.0.113.7, 10.1.2.3        | 203.0.113.7",
                "garbage, 203.0.113.7                   | 203.0.113.7",
                "evil.example.com, 203.0.113.7, 10.0.0.1| 203.0.113.7",
                "2001:db8:2:3:4:5:6:7                   | 20010db800020003",
                "2001:db8:2:3::1, 2001:db8:1::1         | 20010db800020003",
                "::ffff:203.0.113.7                     | 203.0.113.7",
                "10.1.2.3                               | 10.1.2.3",
                "203.0.113.7:4711                       | 203.0.113.7",
                "203.0.113.7:1, 10.1.2.3:65535          | 203.0.113.7",
                "garbage:80, 203.0.113.7:4711, 10.1.2.3 | 203.0.113.7",
                "[2001:db8:2:3::1]:80                   | 20010db800020003",
                "[2001:db8:2:3::1], [2001:db8:1::1]:443 | 20010db800020003",
                "[::ffff:203.0.113.7]:80                | 203.0.113.7",
                "198.51.100.1:2, [::1]:80               | 0000000000000000"
            })
    void isTheRightmostAddressThatIsNoProxy(String forwarded, String expected) throws IOException {
        assertThat(client(PROXY, "X-Forwarded-For: " + forwarded, "X-Forwarded-Proto: https"))
                .isEqualTo(expected + " https true");
        assertThat(client(PROXY, "X-Forwarded-For: " + forwarded)).isEqualTo(expected + " http false");
    }

    @Test
    void isFoundInSeveralHeadersAsInOne() throws IOException {
        assertThat(client(PROXY, "X-Forwarded-For: 198.51.100.1", "X-Forwarded-For: 203.0.113.7, 10.1.1.1"))
                .isEqualTo("203.0.113.7 http false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "garbage",
                "203.0.113.7, garbage",
                "203.0.113.7, ",
                "203.0.113.7:",
                "203.0.113.7:0",
                "203.0.113.7:65536",
                "203.0.113.7:http",
                "203.0.113.7:80:80",
                "localhost:80",
                ":80",
                "[2001:db8:2::1]:",
                "[2001:db8:2::1]80",
                "[2001:db8:2::1",
                "2001:db8:2::1]:80",
                "[203.0.113.7]:80",
                "[]:80",
                "203.0.113.7, [x]:80, 10.1.2.3",
                "unknown",
                "localhost",
                "1",
                "203.0.113.7.5",
                "203.0.113.256",
                "2001:db8:::1",
                "203.0.113.7, garbage, 10.1.2.3",
                "<script>",
                "203.0.113.7 198.51.100.1"
            })
    void isTheProxyIfTheHeaderHasNoAddress(String forwarded) throws IOException {
        assertThat(client(PROXY, "X-Forwarded-For: " + forwarded, "X-Forwarded-Proto: https"))
                .startsWith(PROXY + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "10.1.2.3", "127.0.0.1", "garbage", "2001:db8:1::1"})
    void isThePeerIfThePeerIsNoProxy(String forwarded) throws IOException {
        assertThat(client(
                        CLIENT, "X-Forwarded-For: " + forwarded, "X-Forwarded-Proto: https", "Forwarded: for=1.2.3.4"))
                .isEqualTo(CLIENT + " http false");
    }

    @Test
    void isTheKeyOfTheBoundOfRequests() throws IOException {
        get(PROXY, "/hold", "X-Forwarded-For: 203.0.113.7");
        get(PROXY, "/hold", "X-Forwarded-For: 203.0.113.7");
        await().until(() ->
                limits.use().stream().anyMatch(use -> use.name().equals("requests") && use.perAddressMost() == 2));
        try {
            RawClient other = get(PROXY, "/now", "X-Forwarded-For: 203.0.113.8");
            assertThat(other.head()).startsWith("HTTP/1.1 200");
            assertThat(status("X-Forwarded-For: 203.0.113.7")).startsWith("HTTP/1.1 429");
            assertThat(status("X-Forwarded-For: 1.1.1.1, 203.0.113.7")).startsWith("HTTP/1.1 429");
        } finally {
            lasting.letGo(2);
        }
    }

    @Test
    void connectionsOfAProxyAreNotBoundedByItsAddress() throws IOException {
        for (int i = 0; i < 12; i++) {
            assertThat(get(PROXY, "/now").head()).startsWith("HTTP/1.1 200").doesNotContain("Connection: close");
        }
        for (int i = 0; i < 3; i++) {
            open.add(new RawClient("127.0.0.3", port));
        }
        assertThatThrownBy(() -> {
                    RawClient refused = get("127.0.0.3", "/now");
                    if (refused.head().isEmpty()) {
                        throw new IOException("closed");
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "::1/129", "10.0.0.1/", "*"})
    void refusesAMalformedProxyAtTheStart(String proxy) {
        List<String> proxies = List.of("10.0.0.1", proxy);
        assertThatThrownBy(() -> new TrustedProxies(proxies))
                .hasMessageContaining("cygi.web.trusted-proxies")
                .hasMessageContaining(proxy);
    }

    private String status(String header) throws IOException {
        RawClient answer = get(PROXY, "/now", header);
        return answer.head();
    }

    private String client(String from, String... headers) throws IOException {
        String[] all = Stream.concat(Stream.of("Connection: close"), Stream.of(headers))
                .toArray(String[]::new);
        try (RawClient client = RawClient.sending(from, port, "GET", "/client", all)) {
            assertThat(client.head()).startsWith("HTTP/1.1 200");
            return client.line();
        }
    }

    private RawClient get(String from, String path, String... headers) throws IOException {
        RawClient client = RawClient.sending(from, port, "GET", path, headers);
        open.add(client);
        return client;
    }
}
