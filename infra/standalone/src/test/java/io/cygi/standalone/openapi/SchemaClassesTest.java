package io.cygi.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cygi.standalone.openapi.SchemaClasses.Nullness;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaClassesTest {

    private final SchemaClasses classes = new SchemaClasses();
    private boolean wholeNames;

    record Written(String always, @Nullable String sometimes, Part part) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(int number, @Nullable Integer other) {}

    record Around(@JsonUnwrapped Written written) {}

    /**
     * Resolves the schemas by simple names of classes. Another test's platform may have switched to whole names for all
     * of this process.
     */
    @BeforeEach
    void resolve() {
        wholeNames = TypeNameResolver.std.getUseFqn();
        TypeNameResolver.std.setUseFqn(false);
        var context = new ModelConverterContextImpl(List.of(classes, new ModelResolver(Json.mapper())));
        context.resolve(new AnnotatedType(Written.class).resolveAsRef(true));
        context.resolve(new AnnotatedType(Around.class).resolveAsRef(true));
    }

    @AfterEach
    void restore() {
        TypeNameResolver.std.setUseFqn(wholeNames);
    }

    @Test
    void findsPropertiesThatAreWrittenAsNull() {
        assertThat(classes.nullness("Written", "always")).contains(new Nullness(false, false));
        assertThat(classes.nullness("Written", "sometimes")).contains(new Nullness(true, false));
    }

    @Test
    void findsPropertiesThatAreLeftOutInsteadOfNull() {
        assertThat(classes.nullness("Part", "number")).contains(new Nullness(false, true));
        assertThat(classes.nullness("Part", "other")).contains(new Nullness(true, true));
    }

    @Test
    void findsThePropertiesOfARecordWithoutItsName() {
        assertThat(classes.nullness("Around", "sometimes")).contains(new Nullness(true, false));
    }

    @Test
    void findsNothingOfUnknownSchemasAndProperties() {
        assertThat(classes.nullness("Written", "nothing")).isEmpty();
        assertThat(classes.nullness("Nothing", "always")).isEmpty();
    }
}
