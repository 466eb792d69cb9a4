import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Timeline } from '../kit/timeline.tsx';
import type { DraftDetail } from './api.ts';
import { channelIcons } from './channel-icons.ts';
import classes from './draft.module.css';
import shared from './dunning.module.css';

/** What was sent and said before, newest first: the reader judges the tone by it. */
export function DraftHistory({ draft }: { draft: DraftDetail }) {
  const t = useTexts();
  const { locale } = useLocale();
  if (draft.history.length === 0) return null;
  return (
    <section className={classes.history} aria-label={t.dunningScreens.panel.previous}>
      <h3 className={shared.sectionTitle}>{t.dunningScreens.panel.previous}</h3>
      <Timeline
        label={t.dunningScreens.panel.previous}
        items={draft.history.map((event, index) => ({
          key: String(index),
          icon: channelIcons[event.channel],
          title: t.dunning.steps[event.stepCode] ?? event.stepCode,
          at: formatDate(plainDate(event.on), locale, 'short'),
          detail: [event.numbers.join(', '), event.note].filter((part) => part !== '').join(' — '),
        }))}
      />
    </section>
  );
}
