package dev.throughline.oms.activities.exceptions;

import dev.throughline.oms.workflows.exceptions.ClosedException;
import dev.throughline.oms.workflows.exceptions.ExceptionActivities;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The queue as the order process tells it. */
@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class ExceptionActivitiesImpl implements ExceptionActivities {
    private final EntryTable entries;

    ExceptionActivitiesImpl(EntryTable entries) {
        this.entries = entries;
    }

    @Override
    @Transactional
    public void open(OpenedException opened) {
        if (entries.isFirst(opened.order(), opened.step())) {
            entries.open(opened);
        }
    }

    @Override
    @Transactional
    public void close(ClosedException closed) {
        if (entries.isFirst(closed.order(), closed.step())) {
            entries.close(closed);
        }
    }
}
