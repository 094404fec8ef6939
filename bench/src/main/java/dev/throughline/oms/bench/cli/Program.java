package dev.throughline.oms.bench.cli;

import dev.throughline.oms.bench.play.SetupException;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What every program of {@code ./run} does with its command line. */
public final class Program {
    private static final int PUT_RIGHT_FIRST = 2;

    private Program() {}

    /**
     * Runs a program and ends the JVM: with what it answers, with 2 and a message where the person has to put something right first, with 1
     * and a stack trace for anything else.
     */
    public static void main(Callable<Integer> program, String[] arguments) {
        main(program, UnaryOperator.identity(), arguments);
    }

    /** As above. {@code setting} sets what is particular about its options. */
    public static void main(Callable<Integer> program, UnaryOperator<CommandLine> setting, String[] arguments) {
        // Before there are threads: while the first logger is made, the others' lines are held back, with a warning.
        LoggerFactory.getLogger(program.getClass());
        System.exit(setting.apply(new CommandLine(program))
                .setExecutionExceptionHandler(Program::explain)
                .setUsageHelpWidth(120)
                .execute(arguments));
    }

    private static int explain(Exception exception, CommandLine line, CommandLine.ParseResult arguments)
            throws Exception {
        if (exception instanceof SetupException setup) {
            System.err.println(setup.getMessage());
            return PUT_RIGHT_FIRST;
        }
        throw exception;
    }
}
