package io.deskstream.benchmarks;

import java.util.HashMap;
import java.util.Map;

/** {@code --name=number} of a command line. */
record Options(Map<String, Integer> values) {

    static Options of(String[] arguments, int from) {
        Map<String, Integer> values = new HashMap<>();
        for (int i = from; i < arguments.length; i++) {
            if (!arguments[i].matches("--[a-z]+=\\d{1,9}")) {
                System.err.println("deskstream: " + arguments[i] + " is no option, wants --name=number");
                System.exit(2);
            }
            String[] option = arguments[i].substring(2).split("=", 2);
            values.put(option[0], Integer.valueOf(option[1]));
        }
        return new Options(values);
    }

    int number(String name, int usual) {
        return values.getOrDefault(name, usual);
    }
}
