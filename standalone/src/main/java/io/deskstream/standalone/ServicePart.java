package io.deskstream.standalone;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** One service as a Spring context of its own in this JVM. */
final class ServicePart implements StartablePart {

    private final Supplier<SpringApplicationBuilder> application;
    private final List<String> arguments;
    private volatile @Nullable ConfigurableApplicationContext context;

    ServicePart(Supplier<SpringApplicationBuilder> application, List<String> arguments) {
        this.application = application;
        this.arguments = arguments;
    }

    @Override
    public void start() {
        SpringApplicationBuilder builder = application.get().initializers(ServicePart::stopAtOnce);
        builder.application().getAllSources().stream()
                .filter(Class.class::isInstance)
                .findFirst()
                .ifPresent(source -> builder.main((Class<?>) source));
        context = builder.run(arguments.toArray(String[]::new));
    }

    @Override
    public void stop() {
        ConfigurableApplicationContext running = context;
        if (running != null) {
            running.close();
            context = null;
        }
    }

    /** Netty's threads wait 2 s for latecomers by default, and five services stop one after the other. */
    private static void stopAtOnce(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof ReactorResourceFactory resources) {
                    resources.setShutdownQuietPeriod(Duration.ZERO);
                }
                return bean;
            }
        });
    }
}
