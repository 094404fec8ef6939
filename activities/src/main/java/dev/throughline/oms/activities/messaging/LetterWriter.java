package dev.throughline.oms.activities.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts messages into words, in the contact's language if there are words in it, else in English. */
@Component
class LetterWriter {
    private final Wording wording;
    private final Facts facts;

    LetterWriter(Wording wording, Facts facts) {
        this.wording = wording;
        this.facts = facts;
    }

    Letter write(Story story) {
        var template = story.message().kind().template();
        var locale = Wording.locale(story.contact(), story.checkout());
        var known = facts.of(story, locale);
        return new Letter(
                wording.say(template + ".subject", locale, story.number()),
                wording.fill(template + ".txt", locale, known),
                wording.fill(template + ".html", locale, known),
                pictures(story));
    }

    private static List<Letter.Picture> pictures(Story story) {
        var pictures = new ArrayList<Letter.Picture>();
        var ticket = story.ticket();
        if (ticket != null) {
            pictures.add(new Letter.Picture("pickup-code", QrCode.png(ticket.payload())));
            var proxy = ticket.proxy();
            if (proxy != null) {
                pictures.add(new Letter.Picture("proxy-code", QrCode.png(proxy.payload())));
            }
        }
        return pictures;
    }

    /** The same in a few words, for a telephone. */
    String brief(Story story) {
        var locale = Wording.locale(story.contact(), story.checkout());
        var known = facts.of(story, locale);
        var texts = new ArrayList<String>();
        texts.add(wording.say(
                story.message().kind().template() + ".brief",
                locale,
                story.number(),
                text(known, "pickupCode"),
                text(known, "date"),
                text(known, "store")));
        add(texts, "amount", text(known, "amount"), locale);
        add(texts, "until", text(known, "until"), locale);
        if (story.message().kind() == MessageKind.SHIPPED
                && !text(known, "tracking").isEmpty()) {
            texts.add(text(known, "carrier") + " " + text(known, "tracking"));
            texts.add(text(known, "trackingLink"));
        }
        return String.join(" ", texts).strip();
    }

    private void add(List<String> texts, String key, String fact, Locale locale) {
        if (!fact.isEmpty()) {
            texts.add(wording.say(key, locale, fact));
        }
    }

    private static String text(Map<String, Object> facts, String fact) {
        return String.valueOf(facts.getOrDefault(fact, ""));
    }
}
