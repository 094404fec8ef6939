package dev.throughline.oms.activities.exceptions;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.workflows.shared.Actor;
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
        var act = open(id);
        if (act == Act.DONE) {
            var before = entries.find(id).map(Entry::owner).orElse(null);
            if (!Objects.equals(before, owner)) {
                var order = entries.own(id, owner);
                events.append(new NewEvent(
                        order,
                        "exception/" + id + "/owner/" + UUID.randomUUID(),
                        "oms.exception.owned.v1",
                        actor,
                        null,
                        owner == null ? Map.of("exception", id) : Map.of("exception", id, "owner", owner)));
            }
        }
        return act;
    }

    @Override
    @Transactional
    public Act note(String id, String note, Actor actor) {
        var act = open(id);
        if (act == Act.DONE) {
            var order = entries.find(id).orElseThrow().order();
            entries.note(id, note, actor.reference())
                    .ifPresent(number -> events.append(new NewEvent(
                            order,
                            "exception/" + id + "/note/" + number,
                            "oms.exception.noted.v1",
                            actor,
                            null,
                            Map.of("exception", id, "note", number))));
        }
        return act;
    }

    private Act open(String id) {
        return entries.lock(id).map(isOpen -> isOpen ? Act.DONE : Act.CLOSED).orElse(Act.UNKNOWN);
    }
}
