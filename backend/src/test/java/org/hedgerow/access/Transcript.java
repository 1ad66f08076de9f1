package org.hedgerow.access;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What somebody got for a list of questions: every answer with its headers, byte for byte but for the clock and what is drawn at random. */
record Transcript(List<String> answers) {

    /** The numbers of references are shuffled: which one a report has tells nothing, and depends on how many there are. */
    private static final Pattern COUNTED = Pattern.compile("(-20[0-9]{2}-)[0-9]{6}([\",])");

    /** Frames are numbered, the pulse among them: a pulse between two others tells the time. */
    private static final Pattern NUMBERED = Pattern.compile("\"number\":[0-9]+");

    private static final Pattern TOOK = Pattern.compile("\"(milliseconds|microseconds)\":[0-9]+");

    /** Places in the change log are sealed with a nonce: what can be told of one is how long it is. */
    private static final Pattern SEALED = Pattern.compile("\"(asOf|cursor)\":\"([^\"]*)\"");

    /** Exports, proposals and notes for other forces are numbered at random and dated by the database. */
    private static final Pattern DRAWN =
            Pattern.compile("\"id\":\"[0-9a-f-]{36}\",(?=\"(format|incident|organisation)\")");

    private static final Pattern DATED = Pattern.compile("\"(madeAt|expiresAt|receivedAt|crimeBy)\":\"[^\"]*\"");

    /** The same in a file; a picture's part with words ends with a sum over them, and the length of the next part comes before its name. */
    private static final Pattern SEALED_IN_A_FILE = Pattern.compile("(position in the log of changes )\\S+");

    private static final Pattern SEALED_IN_A_PICTURE =
            Pattern.compile("(position in the log of changes ).*?(?=iTXt|IDAT)", Pattern.DOTALL);

    static Transcript of(Visitor visitor, List<Question> questions) {
        var answers = new ArrayList<String>();
        for (var question : questions) {
            var answer = question.ask(visitor);
            answers.add(question + "\n" + plain(answer));
            if (question.isExport() && answer.status() == 201) {
                var id = answer.json().get("id").asString();
                answers.add("the file\n"
                        + plain(visitor.get(question.path() + "/" + id)).replace(id, "its id"));
            }
        }
        return new Transcript(answers);
    }

    static String plain(Visitor.Answer answer) {
        var headers = new TreeMap<>(answer.headers());
        headers.keySet().removeAll(List.of("date", "connection", "keep-alive", "content-length"));
        headers.computeIfPresent(
                "set-cookie",
                (name, values) -> values.stream().map(Transcript::masked).toList());
        var picture = headers.getOrDefault("content-type", List.of()).contains("image/png");
        var body = (picture ? SEALED_IN_A_PICTURE : SEALED_IN_A_FILE)
                .matcher(answer.body())
                .replaceAll("$1#");
        return answer.status() + " " + headers + "\n" + plain(body);
    }

    static String plain(String body) {
        var untimed =
                NUMBERED.matcher(TOOK.matcher(body).replaceAll("\"$1\":-")).replaceAll("\"number\":#");
        var uncounted = COUNTED.matcher(untimed).replaceAll("$1#$2");
        var undated = DATED.matcher(DRAWN.matcher(uncounted).replaceAll("")).replaceAll("\"$1\":#");
        return SEALED.matcher(undated)
                .replaceAll(
                        found -> "\"" + found.group(1) + "\":" + found.group(2).length());
    }

    private static String masked(String cookie) {
        var value = cookie.split(";", 2)[0].split("=", 2);
        return value[0] + "=" + value[1].length() + cookie.substring(cookie.split(";", 2)[0].length());
    }

    /** The first answer that differs, both ways; empty when none does. */
    String difference(Transcript other) {
        for (int at = 0; at < answers.size(); at++) {
            if (!answers.get(at).equals(other.answers.get(at))) {
                return "without the hidden edits:\n" + answers.get(at) + "\nwith them:\n" + other.answers.get(at);
            }
        }
        return "";
    }
}
