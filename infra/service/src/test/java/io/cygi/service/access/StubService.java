package io.cygi.service.access;

import io.cygi.messaging.MessagingAutoConfiguration;
import io.cygi.web.caller.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** A service with an endpoint of each kind, without a database. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = MessagingAutoConfiguration.class,
        excludeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@Import(StubService.Endpoints.class)
public class StubService {

    /** Answers in front of the security of users, as the filters of public pages and of waiting rooms do. */
    @Bean
    FilterRegistrationBean<HttpFilter> earlyAnswers() {
        var registration = new FilterRegistrationBean<HttpFilter>(new HttpFilter() {

            private static final long serialVersionUID = 1L;

            @Override
            protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                response.getWriter().write("early");
            }
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/api/v1/concerts", "/internal/v1/events");
        return registration;
    }

    @RestController
    static final class Endpoints {

        private final BlockingQueue<DeferredResult<String>> waiting = new LinkedBlockingQueue<>();

        /** {@return a request that waits for its answer} */
        DeferredResult<String> waiting() throws InterruptedException {
            return waiting.take();
        }

        @GetMapping("/api/v1/me/wallet/top-ups")
        Caller topUps(Caller caller) {
            return caller;
        }

        @GetMapping("/api/v1/me/reservations")
        DeferredResult<String> reservations() {
            DeferredResult<String> result = new DeferredResult<>(60_000L);
            waiting.add(result);
            return result;
        }

        @RequestMapping({
            "/api/v1/time",
            "/api/v1/admin/workers",
            "/api/v1/forgotten",
            "/internal/v1/commands",
            "/internal/v1/calls",
            "/internal/v1/calls/{name}",
            "/internal/v1/forgotten",
            "/forgotten",
            "/actuator/healthy"
        })
        String anything() {
            return "answered";
        }
    }
}
