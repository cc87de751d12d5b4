package io.deskstream.benchmarks;

/** Measures and tells on standard output; cleans up behind itself. */
interface Benchmark {

    void run(Options options) throws Exception;
}
