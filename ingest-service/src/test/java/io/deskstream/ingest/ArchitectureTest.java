package io.deskstream.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.deskstream.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DOMAIN_IS_PURE = classes()
            .that()
            .resideInAPackage("..ingest.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "io.deskstream.ingest.domain..",
                    "io.deskstream.schemas.ids..");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("..ingest.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ingest.kafka..", "..ingest.config..", "org.apache.kafka..", "io.deskstream.avro..");

    @ArchTest
    static final ArchRule KAFKA_KNOWS_NO_SPRING = noClasses()
            .that()
            .resideInAPackage("..ingest.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ingest.http..", "..ingest.config..", "org.springframework..");

    @ArchTest
    static final ArchRule DOMAIN_READS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("..ingest.domain..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");
}
