package io.deskstream.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of this service and what each may know of. */
@AnalyzeClasses(packages = "io.deskstream.persistence", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.deskstream.persistence.";

    @ArchTest
    static final ArchRule theDomainIsPure = classes()
            .that()
            .resideInAPackage(ROOT + "domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "domain..",
                    "io.deskstream.schemas.ids..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.nio..",
                    "java.math..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule recoveryKnowsTheLogAndTheTablesByItsPortsAlone = classes()
            .that()
            .resideInAPackage(ROOT + "recovery..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "recovery..",
                    ROOT + "domain..",
                    "io.deskstream.schemas.ids..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theDirectorysRulesArePure = classes()
            .that()
            .resideInAPackage(ROOT + "directory..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + "directory..", "java.lang..", "java.util..", "java.time..", "org.jspecify..");

    @ArchTest
    static final ArchRule whatSearchMakesOfTextIsPure = classes()
            .that()
            .resideInAPackage(ROOT + "search..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "search..", "java.lang..", "java.util..", "java.time..", "java.text..", "org.jspecify..");

    @ArchTest
    static final ArchRule theQuerySideNeverImportsTheWriteSide = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "postgres.query..", ROOT + "http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "postgres.write..", ROOT + "domain..", ROOT + "kafka..", ROOT + "meta..");

    @ArchTest
    static final ArchRule theWriteSideNeverImportsTheQuerySide = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "postgres.write..", ROOT + "kafka..", ROOT + "meta..", ROOT + "domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "postgres.query..", ROOT + "http..");

    @ArchTest
    static final ArchRule theDatabaseKnowsNoBroker = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "postgres.directory..", ROOT + "postgres.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "http..", ROOT + "kafka..", "org.apache.kafka..", "org.apache.avro..");

    @ArchTest
    static final ArchRule avroStopsAtTheBrokersRoom = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.deskstream.avro..");

    @ArchTest
    static final ArchRule theHttpRoomRunsNoStatements = noClasses()
            .that()
            .resideInAPackage(ROOT + "http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.r2dbc..", "java.sql..");
}
