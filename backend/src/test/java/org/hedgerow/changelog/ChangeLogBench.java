package org.hedgerow.changelog;

import java.util.Locale;

/**
 * A million events through the change log while its reader and its database are killed. Prints a line for each figure: what, value, unit and
 * goal, apart by tabs; fails when the reader by position alone loses nothing, since then the others prove nothing. Arguments:
 * {@code --events=1000000} {@code --kills=10} {@code --seed=1}.
 */
final class ChangeLogBench {

    private ChangeLogBench() {}

    public static void main(String[] arguments) throws Exception {
        long events = 1_000_000;
        int kills = 10;
        long seed = 1;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--events" -> events = Long.parseLong(value);
                case "--kills" -> kills = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        var outcome = LogUnderFire.run(events, kills, seed);
        print("change log, events", outcome.events(), "events", ">= 1000000");
        print("change log, written and told", outcome.events() / outcome.seconds(), "events/s", "");
        print("change log, transactions rolled back", outcome.rollbacks(), "", "");
        print("change log, kills of the database", outcome.databaseKills(), "", "");
        print("change log, kills of the reader", outcome.readerKills(), "", "");
        print("change log, acknowledged and lost", outcome.acknowledgedLost(), "events", "0");
        print("change log, lost", outcome.lost(), "events", "0");
        print("change log, told twice", outcome.doubled(), "events", "0");
        print("change log, told out of order", outcome.misplaced(), "events", "0");
        print("change log, lost by a reader by position alone", outcome.naivelyLost(), "events", "> 0");
        if (outcome.naivelyLost() == 0) {
            throw new IllegalStateException("The control lost nothing: this proves nothing");
        }
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%s\t%s\t%s%n", what, value, unit, goal);
    }
}
