package org.hedgerow.access;

import java.util.List;
import java.util.Map;

/** The running application, through the accounts of the attackers; the first of them attacks, and listens to the stream from the beginning. */
final class AttackedOverHttp implements Attacked, AutoCloseable {

    private final List<Visitor> accounts;
    private final Visitor account;
    private final Ear stream;

    AttackedOverHttp(List<Visitor> accounts) {
        this.accounts = accounts;
        this.account = accounts.get(0);
        this.stream = account.listen(null);
        stream.await("welcome");
    }

    @Override
    public String get(String path) {
        return account.get(path).body();
    }

    @Override
    public Attacked as(int number) {
        var other = accounts.get(number % accounts.size());
        return new Asking(other);
    }

    @Override
    public String envelope(String id) {
        var path = "/api/incidents/" + id;
        var first = account.get(path);
        var again = account.send("GET", path, null, "application/json", Map.of("If-None-Match", "\"1\""));
        return first.seen() + "\n" + again.seen();
    }

    @Override
    public String refusals(String id) {
        var path = "/api/incidents/" + id;
        var reason = Map.of("reason", "x");
        return String.join(
                "\n",
                account.post(path + "/closure", 1, reason).seen().toString(),
                account.post(path + "/withdrawal", 7, reason).seen().toString(),
                account.send("PUT", path, "{}").seen().toString(),
                account.send(
                                "PUT",
                                path,
                                OverHttp.report("TL 420 440", "PUBLIC"),
                                "application/json",
                                Map.of("If-Match", "\"1\""))
                        .seen()
                        .toString(),
                account.send("DELETE", path, null).seen().toString(),
                account.get(path + "/place").seen().toString(),
                account.get("/api/map?zoom=12&bbox=" + id).seen().toString(),
                account.get("/api/incidents?after=" + id).seen().toString());
    }

    @Override
    public String told(String id) {
        var told = new StringBuilder();
        for (var message : stream.heard()) {
            var text = message.toString();
            if (text.contains(id)) {
                var plain = text.replaceAll("\"(cursor|number)\":(\"[^\"]*\"|\\d+)", "");
                told.append(plain.length()).append(plain).append('\n');
            }
        }
        return told.toString();
    }

    /** Whether the stream has spoken of the incident. */
    boolean hasHeardOf(String id) {
        return stream.heard().stream().anyMatch(message -> message.toString().contains(id));
    }

    @Override
    public void close() {
        stream.close();
    }

    /** One account that only asks. */
    private record Asking(Visitor visitor) implements Attacked {
        @Override
        public String get(String path) {
            return visitor.get(path).body();
        }

        @Override
        public Attacked as(int account) {
            return this;
        }

        @Override
        public String envelope(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String refusals(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String told(String id) {
            throw new UnsupportedOperationException();
        }
    }
}
