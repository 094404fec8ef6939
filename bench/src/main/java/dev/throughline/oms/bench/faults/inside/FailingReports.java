package dev.throughline.oms.bench.faults.inside;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkerFactoryOptions;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A step that has worked is reported as failed: what a lost answer, or a killed worker, looks like to Temporal. Every such report, and
 * every repeated step, is a line of the file {@code throughline.faults.notes}. Which calls it hits follows from seed, step and attempt.
 */
@Configuration(proxyBeanMethods = false)
public class FailingReports {
    private final double rate = Double.parseDouble(System.getProperty("throughline.faults.rate"));
    private final long seed = Long.getLong("throughline.faults.seed", 1);
    private final Notes notes = new Notes(Path.of(System.getProperty("throughline.faults.notes")));

    @Bean
    TemporalOptionsCustomizer<WorkerFactoryOptions.Builder> failingReports() {
        return options -> options.setWorkerInterceptors(new WorkerInterceptorBase() {
            @Override
            public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
                return new FailingReport(next);
            }
        });
    }

    private final class FailingReport extends ActivityInboundCallsInterceptorBase {
        private @Nullable ActivityExecutionContext context;

        FailingReport(ActivityInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(ActivityExecutionContext given) {
            context = given;
            super.init(given);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            ActivityInfo step = Objects.requireNonNull(context).getInfo();
            if (step.getAttempt() > 1) {
                notes.add("repeated", step.getActivityType(), "attempt " + step.getAttempt());
            }
            ActivityOutput output = noted(step, input);
            if (isHit(step)) {
                notes.add("reported-failed", step.getActivityType(), "attempt " + step.getAttempt());
                throw new IllegalStateException("worked, but is reported as failed");
            }
            return output;
        }

        private ActivityOutput noted(ActivityInfo step, ActivityInput input) {
            try {
                return super.execute(input);
            } catch (RuntimeException e) {
                notes.add("failed", step.getActivityType(), String.valueOf(e));
                throw e;
            }
        }
    }

    private boolean isHit(ActivityInfo step) {
        long call = 31L * Objects.hash(step.getWorkflowId(), step.getActivityId()) + step.getAttempt();
        return Chance.of(seed, call) < rate;
    }
}
