package io.deskstream.outbound;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.deskstream.outbound", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule theRulesKnowNothingButThemselves = classes()
            .that()
            .resideInAPackage("..outbound.domain")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.deskstream.outbound.domain", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theRulesKnowNoThreads = noClasses()
            .that()
            .resideInAPackage("..outbound.domain")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule theRulesDoNotLookAtTheClock = noClasses()
            .that()
            .resideInAnyPackage("..outbound.domain", "..outbound.sending", "..outbound.lookups")
            .should()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule workingSendsKnowsNoKafkaSpringOrHttp = noClasses()
            .that()
            .resideInAnyPackage("..outbound.sending", "..outbound.lookups")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.springframework..",
                    "reactor..",
                    "io.deskstream.avro..",
                    "io.deskstream.schemas..");

    @ArchTest
    static final ArchRule avroStopsAtTheKafkaAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("..outbound.kafka")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.deskstream.avro..");

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..outbound.graph")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..outbound.kafka", "..outbound.config");

    @ArchTest
    static final ArchRule kafkaDoesNotKnowTheGraph = noClasses()
            .that()
            .resideInAPackage("..outbound.kafka")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..outbound.graph", "..outbound.config", "org.springframework..");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("io.deskstream.outbound.(*)..").should().beFreeOfCycles();
}
