package io.cygi.gateway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/** Counts the connections that requests take. Connections of the edge's background work are not counted. */
public final class CountedDataSource extends DelegatingDataSource {

    private final AtomicInteger ofRequests = new AtomicInteger();

    CountedDataSource(DataSource counted) {
        super(counted);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (RequestContextHolder.getRequestAttributes() != null) {
            ofRequests.incrementAndGet();
        }
        return super.getConnection();
    }

    /** {@return the number of connections that requests have taken} */
    public int ofRequests() {
        return ofRequests.get();
    }
}
