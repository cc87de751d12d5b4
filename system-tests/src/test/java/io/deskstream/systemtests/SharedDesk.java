package io.deskstream.systemtests;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * One system for all tests that leave it running, started by the first that needs it and killed when all tests are over.
 * Where a test fails it shows what the system printed.
 */
final class SharedDesk implements ParameterResolver, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(SharedDesk.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Desk.class;
    }

    @Override
    public Desk resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Desk.class, key -> Desk.start("shared"), Desk.class);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        Desk desk = context.getRoot().getStore(NAMESPACE).get(Desk.class, Desk.class);
        if (desk != null) {
            System.out.println(context.getDisplayName() + " failed; the system's output:\n" + desk.system.output());
        }
    }
}
