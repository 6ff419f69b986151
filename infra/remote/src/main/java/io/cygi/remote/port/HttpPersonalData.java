package io.cygi.remote.port;

import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.serve.ServedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Records of the query side about one account, read over HTTP while they come. The JSON of each record is passed on as it is. */
public final class HttpPersonalData implements PersonalData {

    /** The names of the records that the query side has. A name that it does not know fails the export. */
    public static final List<String> NAMES = List.of("reservations", "topUps", "walletTransactions");

    private static final Call<Query, Object> CALL = new Call<>(
            "personal-data", "query-side", Set.of("api-gateway"), Duration.ofSeconds(10), Query.class, Object.class);

    private final ServiceCalls calls;
    private final String name;

    /** Creates the client. @param calls sends to the query side @param name one of {@link #NAMES} */
    public HttpPersonalData(ServiceCalls calls, String name) {
        this.calls = calls;
        this.name = name;
    }

    private record Query(AccountId accountId, String name) {

        private Query {
            Objects.requireNonNull(accountId);
            Objects.requireNonNull(name);
        }
    }

    /** {@return the call as the query side answers it} @param modules the ports of this process @param json writes the records */
    public static ServedCall served(List<PersonalData> modules, JsonMapper json) {
        Map<String, PersonalData> byName =
                modules.stream().collect(Collectors.toMap(PersonalData::name, Function.identity()));
        return ServedCall.streamed(CALL, json, (query, records) -> {
            PersonalData module = byName.get(query.name());
            if (module == null) {
                throw new IllegalStateException("there are no personal data with this name");
            }
            module.forEach(query.accountId(), records);
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void forEach(AccountId accountId, Consumer<Object> records) {
        calls.stream(CALL, accountId.value(), new Query(accountId, name), records);
    }
}
