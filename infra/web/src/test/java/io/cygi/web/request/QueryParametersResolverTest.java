package io.cygi.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.cygi.web.problem.ValidationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

class QueryParametersResolverTest {

    private final MockMvc server = MockMvcBuilders.standaloneSetup(new FilteredController())
            .setCustomArgumentResolvers(new QueryParametersResolver())
            .build();

    @QueryParameters
    private record Filter(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable TimeUnit unit,
            @RequestParam(defaultValue = "7") int size) {

        private Filter {
            if (size > 9) {
                throw new ValidationException("size", "must be 9 at most");
            }
        }
    }

    @RestController
    private static final class FilteredController {

        @GetMapping("/filtered/{name}")
        String filtered(Filter filter, @RequestParam(required = false) @Nullable Integer limit) {
            return filter + " " + limit;
        }

        @ExceptionHandler
        @ResponseStatus(HttpStatus.BAD_REQUEST)
        String mismatch(MethodArgumentTypeMismatchException e) {
            return "mismatch of " + e.getName();
        }

        @ExceptionHandler
        @ResponseStatus(HttpStatus.BAD_REQUEST)
        String invalid(ValidationException e) {
            return "invalid " + e.problems().getFirst().field();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'Filter[name=null, unit=null, size=7] null'",
        "'?name=a&unit=DAYS&size=3&limit=5', 'Filter[name=a, unit=DAYS, size=3] 5'",
        "'?name=&unit=&size=', 'Filter[name=, unit=null, size=7] null'",
        "'?unit=WEEKS', mismatch of unit",
        "'?size=many', mismatch of size",
        "'?size=10', invalid size",
    })
    void readsTheQuery(String query, String answer) throws Exception {
        assertThat(answer(get("/filtered/path" + query))).isEqualTo(answer);
    }

    @Test
    void readsNeitherThePathNorHeaders() throws Exception {
        assertThat(answer(get("/filtered/path").header("name", "header").header("size", "1")))
                .isEqualTo("Filter[name=null, unit=null, size=7] null");
    }

    private String answer(MockHttpServletRequestBuilder request) throws Exception {
        return server.perform(request).andReturn().getResponse().getContentAsString();
    }
}
