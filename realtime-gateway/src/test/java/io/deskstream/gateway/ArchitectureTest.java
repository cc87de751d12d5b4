package io.deskstream.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the service. */
@AnalyzeClasses(packages = "io.deskstream.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDomainIsPure = noClasses()
            .that()
            .resideInAPackage("..gateway.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache..",
                    "io.deskstream.avro..",
                    "reactor..",
                    "io.netty..",
                    "io.micrometer..",
                    "..gateway.desk..",
                    "..gateway.kafka..",
                    "..gateway.websocket..",
                    "..gateway.http..",
                    "..gateway.config..");

    @ArchTest
    static final ArchRule theDeskKnowsNoDoor = noClasses()
            .that()
            .resideInAPackage("..gateway.desk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache..",
                    "io.deskstream.avro..",
                    "..gateway.kafka..",
                    "..gateway.websocket..",
                    "..gateway.http..",
                    "..gateway.config..");

    @ArchTest
    static final ArchRule avroStopsAtKafka = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.deskstream.avro..");

    @ArchTest
    static final ArchRule roomsDoNotGoInCircles =
            slices().matching("io.deskstream.gateway.(*)..").should().beFreeOfCycles();
}
