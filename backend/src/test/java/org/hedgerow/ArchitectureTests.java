package org.hedgerow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Requires;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules that keep the modules apart. None may be switched off: narrow one with the number of a decision record instead. */
class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hedgerow");

    @Test
    void onlyGeoNamesGeoTools() {
        noClasses()
                .that(not(resideInAPackage("org.hedgerow.geo..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.geotools..")
                .check(CLASSES);
    }

    @Test
    void picturesAreDecodedInAProcessOfTheirOwn() {
        noClasses()
                .that(not(resideInAPackage("org.hedgerow.evidence.copy..")))
                .should()
                .dependOnClassesThat(nameMatching("javax\\.imageio\\.ImageReader|com\\.twelvemonkeys\\..*"))
                .orShould()
                .callMethodWhere(target(nameMatching("read|getImageReaders.*"))
                        .and(target(owner(nameMatching("javax\\.imageio\\.ImageIO")))))
                .because("what a stranger's picture does to a decoder, it must do outside of the server (ADR 40)")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.hedgerow.evidence.copy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hedgerow.platform..", "org.springframework..", "org.slf4j..")
                .because("the process has nothing but these classes")
                .check(CLASSES);
    }

    @Test
    void onlyTheEdgeKnowsHttp() {
        noClasses()
                .that(not(resideInAPackage("..web.."))
                        .and(not(resideInAPackage("org.hedgerow.live..")))
                        .and(not(resideInAPackage("org.hedgerow.interchange.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void entitiesAndRepositoriesStayInTheirModule() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(Repository.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void controllersAreNobodysToCall() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void everyHandlerNamesItsPermission() {
        methods()
                .that()
                .areAnnotatedWith(GetMapping.class)
                .or()
                .areAnnotatedWith(PutMapping.class)
                .or()
                .areAnnotatedWith(PostMapping.class)
                .or()
                .areAnnotatedWith(DeleteMapping.class)
                .or()
                .areAnnotatedWith(RequestMapping.class)
                .and()
                // The error page lies below identity, which owns the annotations; it has no content of its own.
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("org.hedgerow.platform.web")
                .should()
                .beAnnotatedWith(Requires.class)
                .orShould()
                .beAnnotatedWith(OpenToAnyone.class)
                .check(CLASSES);
    }

    @Test
    void theClockIsGiven() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a clock that is given can be set by a test; durations may be measured with System.nanoTime")
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatTheThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|Common)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void protectedRowsAreReachedThroughTheOneDoor() {
        noClasses()
                .that(not(resideInAPackage("org.hedgerow.identity.."))
                        .and(not(nameMatching("org\\.hedgerow\\.sharing\\.(Access|Labels|DividedSquares)"))))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.transaction.support.TransactionTemplate")
                .because(
                        "only Access opens a transaction with a context; a transaction without one sees no protected row")
                .check(CLASSES);
    }
}
