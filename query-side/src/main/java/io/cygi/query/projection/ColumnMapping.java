package io.cygi.query.projection;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.GenericTypeResolver;

/** Maps a field to a column: the column's name, and the way in which its value is written and read. */
final class ColumnMapping {

    private final String name;
    private final Getter getter;
    private final Class<?> jdbcType;
    private final Function<Object, @Nullable Object> toColumn;
    private final Function<Object, @Nullable Object> fromColumn;

    private ColumnMapping(Field field, Getter getter) {
        Column column = field.getAnnotation(Column.class);
        Convert convert = field.getAnnotation(Convert.class);
        this.name = column == null || column.name().isEmpty() ? field.getName() : column.name();
        this.getter = getter;
        if (convert != null) {
            AttributeConverter<Object, Object> converter = converter(convert);
            this.jdbcType = Objects.requireNonNull(
                    GenericTypeResolver.resolveTypeArguments(convert.converter(), AttributeConverter.class))[1];
            this.toColumn = converter::convertToDatabaseColumn;
            this.fromColumn = converter::convertToEntityAttribute;
        } else if (field.getType().isEnum()) {
            if (field.getAnnotation(Enumerated.class).value() != EnumType.STRING) {
                throw new IllegalStateException(field + " is not stored by name");
            }
            this.jdbcType = String.class;
            this.toColumn = value -> ((Enum<?>) value).name();
            Map<String, Object> constants = constants(field.getType());
            this.fromColumn = value -> Objects.requireNonNull(constants.get(value), () -> "an unknown name in " + name);
        } else {
            this.jdbcType = field.getType();
            this.toColumn = Function.identity();
            this.fromColumn = Function.identity();
        }
        if (JdbcValue.isUnknown(jdbcType)) {
            throw new IllegalStateException(field + " has a type that is not mapped");
        }
    }

    /** {@return the mapping of a field of a row} */
    static ColumnMapping of(Field field) {
        return new ColumnMapping(field, field::get);
    }

    /** {@return the mapping of a field that is the key} */
    static ColumnMapping ofKey(Field field) {
        return new ColumnMapping(field, key -> key);
    }

    /** {@return the mapping of a part of a key} */
    static ColumnMapping of(Field field, Method accessor) {
        return new ColumnMapping(field, accessor::invoke);
    }

    @SuppressWarnings("unchecked") // A converter takes the type of the field that declares it.
    private static AttributeConverter<Object, Object> converter(Convert convert) {
        return (AttributeConverter<Object, Object>) BeanUtils.instantiateClass(convert.converter());
    }

    private static Map<String, Object> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(constant -> ((Enum<?>) constant).name(), Function.identity()));
    }

    String name() {
        return name;
    }

    /** {@return the value of a row or of a key} @param owner the row or the key */
    @Nullable
    Object value(Object owner) {
        try {
            return getter.get(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the column " + name + " cannot be read from a row", e);
        }
    }

    /** Sets a parameter. @param value the value of the column, or null */
    void write(@Nullable Object value, PreparedStatement statement, int index) throws SQLException {
        JdbcValue.write(value == null ? null : toColumn.apply(value), jdbcType, statement, index);
    }

    /**
     * {@return the value of the column, or null}
     *
     * @param columns the result set at a row
     * @param index the index of the column
     */
    @Nullable
    Object read(ResultSet columns, int index) throws SQLException {
        Object value = JdbcValue.read(columns, index, jdbcType);
        return value == null ? null : fromColumn.apply(value);
    }

    private interface Getter {

        @Nullable
        Object get(Object owner) throws IllegalAccessException, InvocationTargetException;
    }

    /** Writes and reads the types that columns have. */
    private static final class JdbcValue {

        private static boolean isUnknown(Class<?> type) {
            return type != String.class
                    && type != long.class
                    && type != Long.class
                    && type != int.class
                    && type != LocalDateTime.class;
        }

        private static void write(@Nullable Object value, Class<?> type, PreparedStatement statement, int index)
                throws SQLException {
            switch (value) {
                case null -> statement.setNull(index, nullType(type));
                case String text -> statement.setString(index, text);
                case Number number -> statement.setLong(index, number.longValue());
                default -> statement.setObject(index, value);
            }
        }

        private static int nullType(Class<?> type) {
            if (type == Long.class) {
                return Types.BIGINT;
            }
            return type == LocalDateTime.class ? Types.TIMESTAMP : Types.VARCHAR;
        }

        private static @Nullable Object read(ResultSet columns, int index, Class<?> type) throws SQLException {
            if (type == String.class) {
                return columns.getString(index);
            }
            if (type == long.class) {
                return columns.getLong(index);
            }
            return type == int.class ? (Object) columns.getInt(index) : columns.getObject(index, type);
        }
    }
}
