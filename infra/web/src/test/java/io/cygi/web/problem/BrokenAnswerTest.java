package io.cygi.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An answer that cannot be finished, on a real server. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BrokenAnswerTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void abortsTheConnectionAfterTheFirstBytes() {
        assertThatThrownBy(() -> get("/broken")).isInstanceOf(IOException.class);
    }

    /** The end of a chunked answer is a chunk of no bytes. */
    @Test
    void doesNotEndAChunkedAnswerAsIfItWereComplete() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /broken HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String sent = untilTheEnd(socket.getInputStream());

            assertThat(sent).contains("Transfer-Encoding: chunked").doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    /** {@return what arrives before the connection ends, in order or not} */
    private static String untilTheEnd(InputStream in) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try {
            in.transferTo(sent);
        } catch (IOException e) {
            // A connection that is reset has ended, too.
            assertThat(e).isInstanceOf(SocketException.class);
        }
        return sent.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void answersAProblemIfNothingHasBeenSent() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/unsent");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("UNAVAILABLE");
    }

    /** Both may hold keys: a payment provider's callbacks do. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsNeitherThePathNorTheQueryOfAFailedRequest(CapturedOutput log) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/failing/planted-key/approved?pg_token=planted-token");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("planted-token");
        assertThat(log).contains("Failed to answer GET /failing/{key}/approved").doesNotContain("planted");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + port + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Server {

        @Bean
        SecurityFilterChain everybody(HttpSecurity security) {
            return security.authorizeHttpRequests(
                            requests -> requests.anyRequest().permitAll())
                    .build();
        }

        /** The page of errors of this platform's processes. */
        @Bean
        ProblemErrorController problemErrorController() {
            return new ProblemErrorController();
        }

        @Bean
        Answers answers() {
            return new Answers();
        }
    }

    @RestController
    static class Answers {

        @GetMapping("/broken")
        void broken(HttpServletResponse response) throws IOException {
            response.getOutputStream().write(new byte[100_000]);
            throw new BrokenAnswerException(new IllegalStateException("the database is gone"));
        }

        @GetMapping("/failing/{key}/approved")
        String failing(@PathVariable String key, @RequestParam("pg_token") String token) {
            throw new IllegalStateException(key.length() + token.length() + " characters are too many");
        }

        @GetMapping("/unsent")
        void unsent() {
            throw new io.cygi.contracts.UnavailableException("not there", new IllegalStateException());
        }
    }
}
