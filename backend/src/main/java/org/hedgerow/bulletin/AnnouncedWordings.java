package org.hedgerow.bulletin;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Person;
import org.hedgerow.notice.AnnouncedBulletin;
import org.hedgerow.notice.AnnouncedBulletins;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says to notices what a bulletin is called, in the words that their person may read. */
@Component
class AnnouncedWordings implements AnnouncedBulletins {

    private final PublishedBulletins published;
    private final Clock clock;

    AnnouncedWordings(PublishedBulletins published, Clock clock) {
        this.published = published;
        this.clock = clock;
    }

    @Override
    public Map<UUID, AnnouncedBulletin> read(Person person, Set<UUID> bulletins) {
        return published.list(person, bulletins).stream()
                .collect(Collectors.toMap(
                        IssuedBulletin::id,
                        bulletin -> new AnnouncedBulletin(
                                bulletin.id(),
                                bulletin.message().name(),
                                bulletin.stateAt(clock.instant()).name(),
                                bulletin.audience().name(),
                                bulletin.facts().priority(),
                                bulletin.facts().provider(),
                                bulletin.publishedAt(),
                                text(bulletin.wording()))));
    }

    private static AnnouncedBulletin.@Nullable Text text(@Nullable Wording wording) {
        return wording == null
                ? null
                : new AnnouncedBulletin.Text(
                        said(wording.english()), wording.welsh() == null ? null : said(wording.welsh()));
    }

    private static AnnouncedBulletin.Said said(WordingText text) {
        return new AnnouncedBulletin.Said(text.title(), text.summary());
    }
}
