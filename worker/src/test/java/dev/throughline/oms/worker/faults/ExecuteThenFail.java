package dev.throughline.oms.worker.faults;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A step that has worked is reported as failed: what a lost answer, or a killed worker, looks like to Temporal. */
@Configuration(proxyBeanMethods = false)
class ExecuteThenFail {
    private static final AtomicInteger REPORTED_FAILED = new AtomicInteger();
    private static final Random RANDOM = new Random(20261122);
    private static volatile double rate;

    /** From now on this part of all steps is reported failed after it has worked; 0 is none. */
    static void atRate(double part) {
        rate = part;
        REPORTED_FAILED.set(0);
    }

    /** How many were, since the rate was set. */
    static int reportedFailed() {
        return REPORTED_FAILED.get();
    }

    @Bean
    TemporalOptionsCustomizer<WorkerFactoryOptions.Builder> failingReports() {
        return options -> options.setWorkerInterceptors(new WorkerInterceptorBase() {
            @Override
            public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
                return new FailingReport(next);
            }
        });
    }

    private static final class FailingReport extends ActivityInboundCallsInterceptorBase {
        FailingReport(ActivityInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            var output = super.execute(input);
            if (rate > 0 && RANDOM.nextDouble() < rate) {
                REPORTED_FAILED.incrementAndGet();
                throw new IllegalStateException("worked, but is reported as failed");
            }
            return output;
        }
    }
}
