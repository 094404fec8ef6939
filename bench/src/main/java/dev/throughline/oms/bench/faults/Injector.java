package dev.throughline.oms.bench.faults;

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
            case OUTAGE, ROLL -> {
                victim.end();
                Thread.sleep(fault.lasts());
                victim.startAgain();
            }
        }
    }
}
