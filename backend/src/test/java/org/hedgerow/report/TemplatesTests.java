package org.hedgerow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.report.Templates.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The questions of reports, and what counts as an answer to each. */
class TemplatesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Random RANDOM = new Random(1411);

    private final Templates templates = new Templates();

    /** Where something is wrong, by the pointers of the errors. */
    private List<String> wrong(String answers) {
        return wrong(JSON.readTree(answers));
    }

    private List<String> wrong(JsonNode answers) {
        var errors = new FieldErrors();
        templates.answers(answers, errors);
        if (errors.count() == 0) {
            return List.of();
        }
        var thrown = new ArrayList<String>();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(errors::throwIfAny)
                .satisfies(problem -> problem.errors().forEach(error -> thrown.add(error.pointer())));
        return thrown;
    }

    @Test
    void everyKindOfIncidentIsOfATemplateAndTheRestIsOfTheLast() {
        assertThat(templates.about("HARE.COURSING").code()).isEqualTo("HARE");
        assertThat(templates.about("POACH.DEER").code()).isEqualTo("POACHING");
        for (var unknown : List.of("NEVER.HEARD", "", ".", "HAREX.COURSING", "hare.coursing", "OTHER.NOTSAID")) {
            assertThat(templates.about(unknown).code()).as(unknown).isEqualTo(Templates.FALLBACK);
        }
        assertThat(templates.all()).hasSize(15).allSatisfy(template -> {
            assertThat(templates.find(template.code())).hasValue(template);
            assertThat(template.categories()).contains(template.category().split("\\.", 2)[0]);
        });
        assertThat(templates.find("hare")).isEmpty();
    }

    @Test
    void noAnswersAreAnEmptyDocumentAndAnswersAreKeptAsTheyCame() {
        var errors = new FieldErrors();
        assertThat(templates.answers(null, errors)).isEqualTo("{}");
        assertThat(templates.answers(JSON.nullNode(), errors)).isEqualTo("{}");
        assertThat(templates.answers(JSON.readTree("{\"convoy\": true, \"dogsCount\": 3}"), errors))
                .isEqualTo("{\"convoy\":true,\"dogsCount\":3}");
        assertThat(errors.count()).isZero();
        for (var notByName : List.of("[]", "\"vehicles\"", "1", "true")) {
            assertThat(wrong(notByName)).as(notByName).containsExactly("/answers");
        }
    }

    /** Any question that is asked in any template may be answered: a phone in the field may have an older file. */
    @Test
    void everyQuestionTakesWhatItOffers() {
        for (var entry : templates.questions().entrySet()) {
            for (var good : good(entry.getValue())) {
                var answers = JSON.createObjectNode().set(entry.getKey(), good);
                assertThat(wrong(answers)).as(answers.toString()).isEmpty();
            }
        }
    }

    @Test
    void noQuestionTakesAnythingElse() {
        for (var entry : templates.questions().entrySet()) {
            for (var bad : bad(entry.getValue())) {
                var answers = JSON.createObjectNode().set(entry.getKey(), bad);
                assertThat(wrong(answers))
                        .as(answers.toString())
                        .isNotEmpty()
                        .allMatch(pointer -> pointer.startsWith("/answers/" + entry.getKey()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"colour": "RED"}                                   | /answers
            {"__proto__": {"convoy": true}}                     | /answers
            {"vehicles": [{"plate": "AB51 CDE", "owner": "x"}]} | /answers/vehicles/0
            {"vehicles": [{"plate": "AB51 CDE"}, 7]}            | /answers/vehicles/1
            {"vehicles": [{"features": ["MUDDY", "MUDDY"]}]}    | /answers/vehicles/0/features
            {"vehicles": [{"plate": "1234567890123"}]}          | /answers/vehicles/0/plate
            {"dogsCount": 3.0}                                  | /answers/dogsCount
            {"dogsCount": 99999999999999999999}                 | /answers/dogsCount
            {"weapons": [["KNIFE"]]}                            | /answers/weapons
            {"weapons": {"0": "KNIFE"}}                         | /answers/weapons
            """)
    void theAnswerThatIsWrongIsNamed(String answers, String pointer) {
        assertThat(wrong(answers)).containsExactly(pointer);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(new TreeSet<>(
                        wrong("{\"convoy\": \"yes\", \"direction\": \"UP\", \"dogsCount\": -1, \"nonsense\": 1}")))
                .containsExactly("/answers", "/answers/convoy", "/answers/direction", "/answers/dogsCount");
    }

    /** No bound of a single answer lets them grow together beyond what is stored, even of characters that are written as two. */
    @Test
    void allAnswersAtTheirLongestAreWithinWhatIsStored() {
        var answers = JSON.createObjectNode();
        templates.questions().forEach((code, question) -> {
            var longest = good(question);
            answers.set(code, longest.get(longest.size() - 1));
        });
        assertThat(wrong(JSON.readTree(answers.toString().replace("xx", "\\\"\\\""))))
                .isEmpty();
    }

    @Test
    void nothingMakesItFailOtherwiseThanByNamingTheAnswer() {
        var names = new ArrayList<>(templates.questions().keySet());
        for (int round = 0; round < 2000; round++) {
            var answers = JSON.createObjectNode();
            for (int each = RANDOM.nextInt(4); each >= 0; each--) {
                answers.set(names.get(RANDOM.nextInt(names.size())), anything(3));
            }
            assertThat(wrong(answers)).as(answers.toString()).allMatch(pointer -> pointer.startsWith("/answers"));
        }
    }

    private static JsonNode anything(int depth) {
        return switch (RANDOM.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.readTree(String.valueOf(RANDOM.nextInt()));
            case 2 -> JSON.readTree(RANDOM.nextBoolean() ? "true" : "-1e400");
            case 3 ->
                text(List.of("", "RED", "KNIFE", "\u0000", "\ud800", "<b>", "x".repeat(5000))
                        .get(RANDOM.nextInt(7)));
            case 4 -> JSON.readTree("0.5");
            case 5 -> JSON.createArrayNode();
            case 6 -> {
                var list = JSON.createArrayNode();
                for (int entry = RANDOM.nextInt(9); entry > 0; entry--) {
                    list.add(anything(depth - 1));
                }
                yield list;
            }
            default ->
                JSON.createObjectNode()
                        .set(List.of("plate", "type", "", "a/b~c").get(RANDOM.nextInt(4)), anything(depth - 1));
        };
    }

    private static JsonNode text(String text) {
        return JSON.createArrayNode().add(text).get(0);
    }

    private static List<JsonNode> good(Question question) {
        var options = Objects.requireNonNullElse(question.options(), List.<String>of());
        return switch (question.kind()) {
            case "text" -> List.of(text("x"), text("x".repeat(Objects.requireNonNullElse(question.longest(), 200))));
            case "number" ->
                List.of(
                        JSON.readTree(String.valueOf(Objects.requireNonNullElse(question.min(), 0))),
                        JSON.readTree(String.valueOf(Objects.requireNonNullElse(question.max(), 100_000_000))));
            case "yesno" -> List.of(JSON.readTree("true"), JSON.readTree("false"));
            case "choice" -> options.stream().map(TemplatesTests::text).toList();
            case "choices" -> {
                var all = JSON.createArrayNode();
                options.forEach(all::add);
                yield List.of(JSON.createArrayNode(), all);
            }
            case "list" -> {
                var entry = JSON.createObjectNode();
                parts(question)
                        .forEach((name, part) -> entry.set(name, good(part).get(0)));
                var most = JSON.createArrayNode();
                for (int number = 0; number < Objects.requireNonNullElse(question.most(), 6); number++) {
                    most.add(entry.deepCopy());
                }
                yield List.of(JSON.createArrayNode(), most);
            }
            default -> throw new AssertionError("A kind of question that no test knows: " + question.kind());
        };
    }

    private static List<JsonNode> bad(Question question) {
        var never = List.of(JSON.nullNode(), JSON.readTree("{\"a\": 1}"), JSON.readTree("1.5"));
        var more =
                switch (question.kind()) {
                    case "text" ->
                        List.of(
                                text("x".repeat(Objects.requireNonNullElse(question.longest(), 200) + 1)),
                                text("bell \u0007"),
                                JSON.readTree("1"));
                    case "number" ->
                        List.of(
                                text("3"),
                                JSON.readTree(String.valueOf(Objects.requireNonNullElse(question.min(), 0) - 1)),
                                JSON.readTree(
                                        String.valueOf(Objects.requireNonNullElse(question.max(), 100_000_000) + 1L)));
                    case "yesno" -> List.of(text("yes"), JSON.readTree("1"), JSON.createArrayNode());
                    case "choice" -> List.of(text(""), text("red"), text("NEVER_OFFERED"), JSON.createArrayNode());
                    case "choices" ->
                        List.of(
                                text("BLACK"),
                                JSON.createArrayNode().add("NEVER_OFFERED"),
                                JSON.createArrayNode().add(1),
                                JSON.createArrayNode().addNull());
                    default ->
                        List.of(
                                text("x"),
                                tooMany(question),
                                JSON.createArrayNode().add("x"));
                };
        var all = new ArrayList<JsonNode>(never);
        all.addAll(more);
        return all;
    }

    private static JsonNode tooMany(Question question) {
        var list = JSON.createArrayNode();
        for (int number = 0; number <= Objects.requireNonNullElse(question.most(), 6); number++) {
            list.add(JSON.createObjectNode());
        }
        return list;
    }

    private static Map<String, Question> parts(Question question) {
        return Objects.requireNonNull(question.of());
    }
}
