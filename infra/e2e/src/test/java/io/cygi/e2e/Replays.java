package io.cygi.e2e;

/** Starts replays of read models, as an admin does. */
final class Replays {

    private Replays() {}

    /** Has a read model rebuilt. Of two processes only the one that runs its processor accepts the request. */
    static void begin(Account admin, String processor) {
        String path = "/api/v1/admin/processors/" + processor + "/replay";
        if (!SharedPlatform.inTwoProcesses()) {
            admin.send("POST", path, null).expect(202);
            return;
        }
        Await.until("the process that runs " + processor, Await.SETTLED_MAX, () -> {
            Response answer = admin.send("POST", path, null).expect(202, 409);
            return answer.status() == 202;
        });
    }
}
