package org.hedgerow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.hedgerow.platform.ProblemType;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HedgerowTest
class ProblemCatalogueTests {

    @LocalServerPort
    private int port;

    @Test
    void everyProblemHasItsOwnNameAndIsExplainedOnThePageThatItNames() throws Exception {
        var page = problemPage();
        var types = types();
        assertThat(types).hasSizeGreaterThan(10);
        assertThat(types).extracting(ProblemType::slug).doesNotHaveDuplicates();
        for (var type : types) {
            assertThat(page).as(type.slug()).contains("id=\"" + type.slug() + "\"");
            assertThat(page)
                    .as(type.slug())
                    .contains("Status " + type.status() + ", <code>/problems#" + type.slug() + "</code>");
        }
    }

    /** Every constant of the type, wherever a module keeps it. */
    private static List<ProblemType> types() throws ReflectiveOperationException {
        var types = new ArrayList<ProblemType>();
        for (var found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.hedgerow")) {
            for (var field : found.getFields()) {
                if (field.getRawType().isEquivalentTo(ProblemType.class)
                        && field.getModifiers().contains(JavaModifier.STATIC)) {
                    types.add((ProblemType) field.reflect().get(null));
                }
            }
        }
        return types;
    }

    private String problemPage() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/problems"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
