package io.cygi.gateway.login.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Sends requests to identity providers. The time to connect, the time of the whole answer and its size are bounded, and
 * no redirect is followed. {@link ProviderCalls} bounds the number of requests under way.
 */
final class ProviderHttp {

    /** Bound on the size of an answer. Sets of keys and user infos take a few kilobytes. */
    static final int ANSWER_BYTES_MAX = 256 * 1024;

    private final RestTemplate template;

    ProviderHttp(Duration connectTime, Duration readTime) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(connectTime)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(readTime);
        this.template = new RestTemplate(List.of(
                new FormHttpMessageConverter(),
                new OAuth2AccessTokenResponseHttpMessageConverter(),
                new StringHttpMessageConverter(),
                new JacksonJsonHttpMessageConverter()));
        template.setRequestFactory(requests);
        template.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        template.setInterceptors(List.of(new AnswerBound()));
    }

    RestTemplate template() {
        return template;
    }

    RestClient client() {
        return RestClient.builder(template)
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    private static final class AnswerBound implements ClientHttpRequestInterceptor {

        @Override
        public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws IOException {
            try (ClientHttpResponse response = execution.execute(request, body)) {
                byte[] answer = response.getBody().readNBytes(ANSWER_BYTES_MAX + 1);
                if (answer.length > ANSWER_BYTES_MAX) {
                    throw new IOException("The identity provider's answer is too large");
                }
                return new ReadResponse(
                        response.getStatusCode(), response.getStatusText(), response.getHeaders(), answer);
            }
        }
    }

    private record ReadResponse(HttpStatusCode status, String text, HttpHeaders headers, byte[] answer)
            implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return text;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(answer);
        }

        @Override
        public void close() {
            // The answer has been read.
        }
    }
}
