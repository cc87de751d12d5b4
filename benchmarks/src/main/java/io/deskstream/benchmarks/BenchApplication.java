package io.deskstream.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/** {@code bench [name] [--option=number ...]}: runs one benchmark, or each. */
public final class BenchApplication {

    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of("drain", new Drain()));

    private BenchApplication() {}

    public static void main(String[] arguments) {
        int code = 1;
        try {
            run(arguments);
            code = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            System.exit(code);
        }
    }

    private static void run(String[] arguments) throws Exception {
        String name = arguments.length == 0 || arguments[0].startsWith("--") ? "" : arguments[0];
        if (!name.isEmpty() && !BENCHMARKS.containsKey(name)) {
            System.err.println("deskstream: there is no benchmark " + name + ", only " + BENCHMARKS.keySet());
            System.exit(2);
        }
        Options options = Options.of(arguments, name.isEmpty() ? 0 : 1);
        for (Map.Entry<String, Benchmark> benchmark : BENCHMARKS.entrySet()) {
            if (name.isEmpty() || name.equals(benchmark.getKey())) {
                benchmark.getValue().run(options);
            }
        }
    }
}
