package io.cygi.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.query.QuerySideTest;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.metamodel.EntityType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@QuerySideTest
class EntityMappingTest {

    /** Entities that only JPA writes. Their details are not arbitrary JSON. */
    private static final Set<String> NOT_SAMPLED = Set.of("ConcertRow");

    private static final Instant TIME = Instant.parse("2026-05-04T03:02:01.123456Z");

    @Autowired
    private EntityManagerFactory factory;

    @Autowired
    private EntityManager entities;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void hasTheTableAndTheColumnsOfHibernate() {
        assertThat(entities()).hasSizeGreaterThan(9).allSatisfy(entity -> {
            EntityMapping<?, ?> mapping = mapping(entity);
            EntityPersister persister = factory.unwrap(SessionFactoryImplementor.class)
                    .getMappingMetamodel()
                    .getEntityDescriptor(entity.getJavaType());
            List<String> key = new ArrayList<>();
            persister.getIdentifierMapping().forEachSelectable((i, column) -> key.add(column.getSelectionExpression()));
            List<String> others = new ArrayList<>();
            persister
                    .getAttributeMappings()
                    .forEach(attribute ->
                            attribute.forEachSelectable((i, column) -> others.add(column.getSelectionExpression())));

            assertThat(mapping.table()).isEqualTo(persister.getIdentifierTableName());
            assertThat(names(mapping.keyColumns())).containsExactlyInAnyOrderElementsOf(key);
            assertThat(names(mapping.otherColumns())).containsExactlyInAnyOrderElementsOf(others);
        });
    }

    @Test
    void exchangesRowsWithJpa() {
        assertThat(sampled()).hasSizeGreaterThan(8).allSatisfy(entity -> {
            for (boolean sparse : new boolean[] {false, true}) {
                check(mapping(entity), entity.getJavaType(), sample(entity.getJavaType(), sparse));
            }
        });
    }

    @Test
    void copiesEveryColumn() {
        assertThat(sampled()).allSatisfy(entity -> {
            Object row = sample(entity.getJavaType(), false);
            assertThat(mapping(entity).copy(row))
                    .isNotSameAs(row)
                    .usingRecursiveComparison()
                    .isEqualTo(row);
        });
    }

    private void check(EntityMapping<?, Object> mapping, Class<?> type, Object row) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            jdbc.update("DELETE FROM " + mapping.table());
            RowWriter.inserting(jdbc, mapping).write(List.of(row));
            assertThat(jdbc.query(mapping.select("x"), mapping))
                    .singleElement()
                    .usingRecursiveComparison()
                    .isEqualTo(row);
            assertThat(entities.find(type, mapping.key(row)))
                    .usingRecursiveComparison()
                    .isEqualTo(row);
        });
    }

    private Stream<EntityType<?>> entities() {
        return factory.getMetamodel().getEntities().stream()
                .filter(entity -> entity.getJavaType().getPackageName().startsWith("io.cygi.query."));
    }

    private Stream<EntityType<?>> sampled() {
        return entities().filter(entity -> !NOT_SAMPLED.contains(entity.getName()));
    }

    @SuppressWarnings("unchecked") // The rows are only handed back to the mapping that made them.
    private static EntityMapping<?, Object> mapping(EntityType<?> entity) {
        return (EntityMapping<?, Object>) EntityMapping.of(
                entity.getJavaType(), Objects.requireNonNull(entity.getIdType()).getJavaType());
    }

    private static Set<String> names(List<ColumnMapping> columns) {
        return columns.stream().map(ColumnMapping::name).collect(Collectors.toSet());
    }

    /** {@return a row whose fields have values of their own} @param sparse whether fields that may be null are null */
    private static Object sample(Class<?> type, boolean sparse) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object row = constructor.newInstance();
        int number = 1;
        for (Field field : type.getDeclaredFields()) {
            boolean mapped = !Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(Transient.class);
            if (mapped && !(sparse && field.getAnnotatedType().isAnnotationPresent(Nullable.class))) {
                field.setAccessible(true);
                field.set(
                        row, field.isAnnotationPresent(EmbeddedId.class) ? key(field.getType()) : value(field, number));
            }
            number++;
        }
        return row;
    }

    private static Object key(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            values.add(value(parameter.getType(), values.size() + 1));
        }
        return constructor.newInstance(values.toArray());
    }

    private static Object value(Field field, int number) {
        Convert convert = field.getAnnotation(Convert.class);
        if (convert == null || field.getType() == Instant.class) {
            return value(field.getType(), field.isAnnotationPresent(Id.class) ? 0 : number);
        }
        @SuppressWarnings("unchecked") // Every converter of JSON takes text.
        AttributeConverter<Object, String> converter =
                (AttributeConverter<Object, String>) BeanUtils.instantiateClass(convert.converter());
        return converter.convertToEntityAttribute(field.getType() == JsonText.class ? "[]" : "{}");
    }

    private static Object value(Class<?> type, int number) {
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        if (type == Instant.class) {
            return TIME.plusSeconds(number);
        }
        if (type == LocalDateTime.class) {
            return LocalDateTime.of(2026, 5, 4, number, 0);
        }
        if (type == String.class) {
            return "t" + number;
        }
        return type == int.class ? (Object) number : Long.valueOf(1_000_000_000_000L + number);
    }
}
