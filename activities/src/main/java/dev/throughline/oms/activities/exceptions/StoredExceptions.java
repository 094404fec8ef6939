package dev.throughline.oms.activities.exceptions;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queue on PostgreSQL. What people do to an entry is in the order's timeline; the words of a note stay here. */
@Service
class StoredExceptions implements Exceptions {
    private final EntryTable entries;
    private final Events events;

    StoredExceptions(EntryTable entries, Events events) {
        this.entries = entries;
        this.events = events;
    }

    @Override
    public List<Entry> list(Query query) {
        return entries.list(query);
    }

    @Override
    public Optional<Entry> find(String id) {
        return entries.find(id);
    }

    @Override
    @Transactional
    public Act own(String id, @Nullable String owner, Actor actor) {
        var act = lock(id);
        if (act == Act.DONE) {
            var before = entries.find(id).map(Entry::owner).orElse(null);
            if (!Objects.equals(before, owner)) {
                var order = entries.own(id, owner);
                var data = owner == null ? Map.<String, Object>of() : Map.<String, Object>of("owner", owner);
                tell(order, id, "owner/" + UUID.randomUUID(), "owned", actor, data);
            }
        }
        return act;
    }

    @Override
    @Transactional
    public Act note(String id, String note, Actor actor) {
        var act = lock(id);
        if (act == Act.DONE) {
            write(entries.find(id).orElseThrow(), note, actor);
        }
        return act;
    }

    @Override
    @Transactional
    public Act acknowledge(String id, String note, Actor actor) {
        var act = lock(id);
        if (act == Act.DONE) {
            acknowledge(entries.find(id).orElseThrow(), note, actor);
        }
        return act;
    }

    @Override
    @Transactional
    public void attended(FulfillmentOrderId fulfillmentOrder, String note, Actor actor) {
        for (var found : entries.about(fulfillmentOrder)) {
            if (lock(found.id()) != Act.DONE) {
                continue;
            }
            if (found.kind() == ExceptionKind.LATE) {
                acknowledge(found, note, actor);
            } else {
                write(found, note, actor);
            }
        }
    }

    @Override
    @Transactional
    public void report(OpenedException opened, Actor actor) {
        if (entries.isFirst(opened.order(), opened.step())) {
            var id = entries.open(opened);
            var kind = opened.kind().name();
            tell(opened.order(), id, "opened/" + opened.step(), "opened", actor, Map.of("kind", kind));
        }
    }

    private void write(Entry entry, String note, Actor actor) {
        entries.note(entry.id(), note, actor.reference())
                .ifPresent(number ->
                        tell(entry.order(), entry.id(), "note/" + number, "noted", actor, Map.of("note", number)));
    }

    private void acknowledge(Entry entry, String note, Actor actor) {
        write(entry, note, actor);
        entries.acknowledge(entry.id(), actor);
        var kind = entry.kind().name();
        tell(entry.order(), entry.id(), "acknowledged", "acknowledged", actor, Map.of("kind", kind));
    }

    private void tell(OrderId order, String id, String key, String word, Actor actor, Map<String, Object> more) {
        var data = new HashMap<>(more);
        data.put("exception", id);
        events.append(
                new NewEvent(order, "exception/" + id + "/" + key, "oms.exception." + word + ".v1", actor, null, data));
    }

    private Act lock(String id) {
        return entries.lock(id).map(isOpen -> isOpen ? Act.DONE : Act.CLOSED).orElse(Act.UNKNOWN);
    }
}
