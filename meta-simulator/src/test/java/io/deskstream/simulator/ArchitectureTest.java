package io.deskstream.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.deskstream.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_DOMAIN_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("..simulator.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..simulator.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule THE_WEBHOOK_SIDE_KNOWS_NO_HTTP_API = noClasses()
            .that()
            .resideInAPackage("..simulator.webhook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..simulator.http..", "..simulator.config..", "..simulator.load..", "org.springframework..");

    @ArchTest
    static final ArchRule ONLY_THE_APPLICATION_KNOWS_THE_CONFIGURATION = noClasses()
            .that()
            .resideInAnyPackage("..simulator.http..", "..simulator.load..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..simulator.config..");
}
