package io.cygi.query.projection;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Maps an entity to its table: the table's name, its columns, and the way in which a row is written, read and copied.
 * The JPA annotations of the entity are the only description of a row; they are read once. The mapping knows the part
 * of JPA that read models use: annotated fields, a key of one field or of an embedded record, enums by name,
 * converters, and transient fields.
 *
 * @param <K> the type of the key
 * @param <R> the entity; a row that was saved is not changed any more
 */
public final class EntityMapping<K, R> implements RowMapper<R> {

    private final String table;
    private final Class<K> keyType;
    private final Constructor<R> constructor;
    private final Field keyField;
    private final @Nullable Constructor<K> keyConstructor;
    private final List<ColumnMapping> keyColumns;
    private final List<Field> fields;
    private final List<ColumnMapping> otherColumns;

    private EntityMapping(Class<R> entity, Class<K> keyType) throws NoSuchMethodException {
        this.table = entity.getAnnotation(Table.class).name();
        this.keyType = keyType;
        this.constructor = entity.getDeclaredConstructor();
        this.constructor.setAccessible(true);
        List<Field> all = Arrays.stream(entity.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !field.isAnnotationPresent(Transient.class))
                .peek(field -> field.setAccessible(true))
                .toList();
        this.keyField = all.stream().filter(EntityMapping::isKey).findFirst().orElseThrow();
        this.fields = all.stream().filter(field -> !isKey(field)).toList();
        this.otherColumns = fields.stream().map(ColumnMapping::of).toList();
        if (keyField.isAnnotationPresent(EmbeddedId.class)) {
            RecordComponent[] components = keyType.getRecordComponents();
            this.keyConstructor = keyType.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            this.keyConstructor.setAccessible(true);
            this.keyColumns = keyColumns(keyType, components);
        } else {
            this.keyConstructor = null;
            this.keyColumns = List.of(ColumnMapping.ofKey(keyField));
        }
    }

    /**
     * {@return the mapping of an entity}
     *
     * @param entity a class with a {@code @Table}, and a constructor without parameters
     * @param keyType the type of its key
     * @param <K> the type of its key
     * @param <R> the entity
     */
    public static <K, R> EntityMapping<K, R> of(Class<R> entity, Class<K> keyType) {
        try {
            return new EntityMapping<>(entity, keyType);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(entity.getSimpleName() + " cannot be mapped", e);
        }
    }

    private static boolean isKey(Field field) {
        return field.isAnnotationPresent(Id.class) || field.isAnnotationPresent(EmbeddedId.class);
    }

    /** {@return the columns of a key that is a record} The annotations of a component are those of its field. */
    private static List<ColumnMapping> keyColumns(Class<?> keyType, RecordComponent[] components)
            throws NoSuchMethodException {
        List<ColumnMapping> columns = new ArrayList<>();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            try {
                columns.add(ColumnMapping.of(keyType.getDeclaredField(component.getName()), component.getAccessor()));
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(e);
            }
        }
        return columns;
    }

    /** {@return a SELECT of all columns of all rows, in the order in which {@link #mapRow} reads them} */
    public String select() {
        return "SELECT " + String.join(", ", columns()) + " FROM " + table;
    }

    /** {@return the same SELECT, with an alias for the table} @param alias the name */
    public String select(String alias) {
        return columns().stream()
                        .map(column -> alias + "." + column)
                        .collect(Collectors.joining(", ", "SELECT ", " FROM "))
                + table
                + " "
                + alias;
    }

    /** Reads a row in the order of the columns of {@link #select}. */
    @Override
    public R mapRow(ResultSet columns, int number) throws SQLException {
        @Nullable Object[] keyValues = new @Nullable Object[keyColumns.size()];
        int index = 0;
        for (ColumnMapping column : keyColumns) {
            keyValues[index] = column.read(columns, index + 1);
            index++;
        }
        try {
            R row = constructor.newInstance();
            keyField.set(row, keyConstructor == null ? keyValues[0] : keyConstructor.newInstance(keyValues));
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).set(row, otherColumns.get(i).read(columns, ++index));
            }
            return row;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a row of " + table + " cannot be made", e);
        }
    }

    /** {@return a copy of the row, without transient fields} @param row the row */
    public R copy(R row) {
        try {
            R copy = constructor.newInstance();
            keyField.set(copy, keyField.get(row));
            for (Field field : fields) {
                field.set(copy, field.get(row));
            }
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a row of " + table + " cannot be copied", e);
        }
    }

    /** {@return the key of the row} @param row the row */
    public K key(R row) {
        try {
            return keyType.cast(keyField.get(row));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a row of " + table + " cannot be read", e);
        }
    }

    /** {@return the name of the table} */
    public String table() {
        return table;
    }

    /** {@return the names of all columns, those of the key first} */
    public List<String> columns() {
        return Stream.concat(keyColumns.stream(), otherColumns.stream())
                .map(ColumnMapping::name)
                .toList();
    }

    List<ColumnMapping> keyColumns() {
        return keyColumns;
    }

    List<ColumnMapping> otherColumns() {
        return otherColumns;
    }

    /**
     * Sets the parameters of a row.
     *
     * @param index the index of the parameter before the first
     * @return the index of the last parameter
     */
    int write(R row, PreparedStatement statement, int index) throws SQLException {
        int last = index;
        K key = key(row);
        for (ColumnMapping column : keyColumns) {
            column.write(column.value(key), statement, ++last);
        }
        for (ColumnMapping column : otherColumns) {
            column.write(column.value(row), statement, ++last);
        }
        return last;
    }
}
