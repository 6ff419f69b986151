package io.cygi.messaging.processing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.jspecify.annotations.Nullable;

/**
 * Stores positions only for the process that has their claim. Axon's store takes a claim again while it stores or
 * extends, although another process may have had it meanwhile. This store refuses instead, and the claim is taken anew
 * with the position at which the other process has left it.
 */
public final class ClaimedTokenStore extends JdbcTokenStore {

    /** The table of positions and its columns. */
    public static final TokenSchema SCHEMA = TokenSchema.builder()
            .setTokenTable("processor_position")
            .setProcessorNameColumn("processor_name")
            .setTokenTypeColumn("token_type")
            .setTimestampColumn("claimed_at")
            .build();

    private static final String EXTEND =
            "UPDATE processor_position SET claimed_at = ? WHERE owner = ? AND processor_name = ? AND segment = ?";

    private final ConnectionProvider connections;
    private final String nodeId;

    /**
     * Creates the store.
     *
     * @param builder the builder of the store
     * @param connections provides connections to the store's database
     * @param nodeId the name of this process
     */
    public ClaimedTokenStore(Builder builder, ConnectionProvider connections, String nodeId) {
        super(builder.connectionProvider(connections).nodeId(nodeId).schema(SCHEMA));
        this.connections = connections;
        this.nodeId = nodeId;
    }

    /** Refuses the update, because Axon calls this method only if another process has the claim. */
    @Override
    protected void updateToken(
            Connection connection,
            ResultSet resultSet,
            @Nullable TrackingToken token,
            String processorName,
            int segment) {
        throw lost(processorName, segment);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        Connection connection;
        try {
            connection = connections.getConnection();
        } catch (SQLException e) {
            throw new JdbcException("No connection to extend a claim", e);
        }
        try {
            int extended = JdbcUtils.executeUpdate(
                    connection,
                    open -> extension(open, processorName, segment),
                    e -> new JdbcException("Cannot extend the claim of " + processorName + "[" + segment + "]", e));
            if (extended == 0) {
                throw lost(processorName, segment);
            }
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }

    private PreparedStatement extension(Connection connection, String processorName, int segment) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(EXTEND);
        statement.setString(1, DateTimeUtils.formatInstant(Instant.now()));
        statement.setString(2, nodeId);
        statement.setString(3, processorName);
        statement.setInt(4, segment);
        return statement;
    }

    private static UnableToClaimTokenException lost(String processorName, int segment) {
        return new UnableToClaimTokenException(
                "The claim of " + processorName + "[" + segment + "] is no longer this process's");
    }
}
