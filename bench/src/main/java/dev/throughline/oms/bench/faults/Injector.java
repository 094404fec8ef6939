package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.faults.Fault.Victim;
import dev.throughline.oms.bench.run.Application;
import dev.throughline.oms.bench.run.Breakable;

/** Lets faults happen. */
final class Injector {
    private final FaultStack stack;

    Injector(FaultStack stack) {
        this.stack = stack;
    }

    /** Returns when the victim serves again. */
    void inject(Fault fault) throws InterruptedException {
        Breakable victim = stack.victim(fault.victim());
        switch (fault.kind()) {
            case KILL -> {
                victim.kill();
                Thread.sleep(fault.lasts());
                victim.startAgain();
            }
            case HANG -> {
                victim.hang();
                try {
                    Thread.sleep(fault.lasts());
                } finally {
                    victim.goOn();
                }
            }
            case STRAND -> strand(fault);
            case OUTAGE, ROLL -> {
                victim.end();
                Thread.sleep(fault.lasts());
                victim.startAgain();
            }
        }
    }

    private void strand(Fault fault) throws InterruptedException {
        Application instance = stack.application(fault.victim());
        Breakable temporal = stack.victim(Victim.TEMPORAL);
        instance.kill();
        temporal.kill();
        instance.launch();
        Thread.sleep(fault.lasts());
        temporal.startAgain();
        instance.awaitHealthy();
    }
}
