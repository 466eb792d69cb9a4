import { Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ratesContract } from '../../app/closing/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { useDescribe, useRefresh } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './closing.module.css';

const rates = client(ratesContract);
type Feed = AnswerOf<typeof ratesContract.list>['feed'];

const SHOWN = 5;

/** Whether the ECB is asked every day, and what came of it. */
export function RateFeed({ feed, mayRecord }: { feed: Feed; mayRecord: boolean }) {
  const t = useTexts().exchangeRates.feed;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const edit = useMutation({
    mutationFn: (isOn: boolean) => rates.feed({ isOn }),
    onSuccess: async (_done, isOn) => {
      toasts.success(isOn ? t.on : t.off);
      await refresh();
    },
  });
  const shown = feed.missing.slice(-SHOWN).map((on) => formatDate(plainDate(on), locale));
  const notes = [
    feed.problem === '' ? null : t.problems[feed.problem],
    feed.lookedAt === null ? null : t.lookedAt(formatInstant(feed.lookedAt, locale, 'Europe/Paris')),
    // Before the first look there is nothing to be said.
    shown.length === 0 || feed.lookedAt === null
      ? null
      : t.missing(shown.join(', '), feed.missing.length - shown.length),
  ].filter((note) => note !== null);
  return (
    <Section title={t.title} description={t.text}>
      <div className={classes.stack}>
        <Switch
          label={t.isOn}
          checked={edit.isPending ? edit.variables : feed.isOn}
          disabled={!mayRecord || edit.isPending}
          onChange={(event) => edit.mutate(event.currentTarget.checked)}
        />
        {notes.map((note, at) => (
          <p key={note} className={classes.note}>
            {at === 0 && feed.problem !== '' && <WarningIcon size={18} />} {note}
          </p>
        ))}
        {edit.isError && <Problem problem={edit.error} describe={describe} compact />}
      </div>
    </Section>
  );
}
