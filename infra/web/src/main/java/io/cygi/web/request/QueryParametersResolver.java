package io.cygi.web.request;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.RequestParamMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Creates records of {@link QueryParameters}. It reads only the query, while the framework would also read headers and paths. */
public final class QueryParametersResolver implements HandlerMethodArgumentResolver {

    private final HandlerMethodArgumentResolver components = new RequestParamMethodArgumentResolver(false);
    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().isAnnotationPresent(QueryParameters.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        Constructor<?> constructor = parameter.getParameterType().getDeclaredConstructors()[0];
        @Nullable Object[] values = new Object[constructor.getParameterCount()];
        for (int i = 0; i < values.length; i++) {
            MethodParameter component = new MethodParameter(constructor, i);
            component.initParameterNameDiscovery(names);
            values[i] = components.resolveArgument(component, container, request, binders);
        }
        ReflectionUtils.makeAccessible(constructor);
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            // The record's own refusal is answered like one of the endpoint.
            throw e.getCause() instanceof Exception refusal ? refusal : e;
        }
    }
}
