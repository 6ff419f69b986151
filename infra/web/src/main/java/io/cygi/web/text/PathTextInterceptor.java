package io.cygi.web.text;

import io.cygi.contracts.text.UnicodeText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Gives endpoints the variables of their paths in normalization form C. */
public final class PathTextInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && !variables.isEmpty()) {
            Map<Object, Object> normalized = new LinkedHashMap<>(variables);
            normalized.replaceAll((name, value) -> value instanceof String text ? UnicodeText.normalized(text) : value);
            request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, normalized);
        }
        return true;
    }
}
