import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useRefresh } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DateText } from '../kit/dates.tsx';
import { FileDrop } from '../kit/file-drop.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Figures, Page, Section, type Figure } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { accountantApi, useAccountantWords, type Returned } from './accountant-api.ts';
import classes from './books.module.css';
import { useOverview } from './api.ts';

/** The accountant’s lettrage beside ours: shown first, then made by a person’s choice. */
export function ReturnedLettrageScreen() {
  const words = useAccountantWords();
  const t = words.returned;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const [file, setFile] = useState<File | null>(null);
  const give = useMutation({ mutationFn: (given: File) => accountantApi.returned({}, given) });
  const apply = useMutation({
    mutationFn: ({ sha256, keys }: { sha256: string; keys: string[] }) =>
      accountantApi.applyReturned({ sha256, keys }),
    onSuccess: async ({ applied }) => {
      toasts.success({ title: t.applied(applied), message: t.undoHint });
      await refresh();
      if (file !== null) give.mutate(file);
    },
    onError: toasts.failure,
  });
  const take = ([given]: readonly File[]) => {
    if (given === undefined) return;
    setFile(given);
    give.mutate(given);
  };
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      before={<BackLink to="/comptabilite/comptable">{words.title}</BackLink>}
      actions={
        give.data !== undefined && (
          <Button
            variant="default"
            onClick={() => {
              setFile(null);
              give.reset();
            }}
          >
            {t.another}
          </Button>
        )
      }
    >
      {give.data === undefined && (
        <FileDrop
          label={t.drop}
          accept={['.txt', '.csv', '.tsv']}
          maxBytes={64_000_000}
          busy={give.isPending}
          onFiles={take}
        />
      )}
      {give.isError && <Problem problem={give.error} describe={(finding) => findingText(locale, finding)} />}
      {give.data !== undefined && (
        <Comparison
          key={`${give.data.sha256} ${give.data.counts.letter}`}
          returned={give.data}
          busy={apply.isPending || give.isPending}
          onApply={(keys) => apply.mutate({ sha256: give.data.sha256, keys })}
        />
      )}
    </Page>
  );
}

const SHOWN = ['letter', 'same', 'differs', 'incomplete', 'unbalanced', 'foreign'] as const;

type ComparisonProps = { returned: Returned; busy: boolean; onApply: (keys: string[]) => void };

function Comparison({ returned, busy, onApply }: ComparisonProps) {
  const t = useAccountantWords().returned;
  const currency = useOverview().data?.currency ?? 'EUR';
  const makeable = returned.groups.filter((group) => group.outcome === 'letter');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(makeable.map((group) => group.key)));
  const toggle = (key: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  const figures: Figure[] = SHOWN.map((outcome) => ({
    key: outcome,
    label: t.figures[outcome],
    value: String(returned.counts[outcome]),
    ...((outcome === 'same' || returned.counts[outcome] === 0) && { tone: 'dim' as const }),
  }));
  return (
    <div className={classes.stack}>
      <Section title={returned.fileName} description={t.lines(returned.lines)}>
        <Figures figures={figures} />
        {returned.groups.length === 0 && <p className={classes.note}>{t.nothing}</p>}
      </Section>
      {returned.groups.length > 0 && (
        <Section title={t.groups} flush>
          <ul className={classes.rows} aria-label={t.groups}>
            {returned.groups.map((group) => (
              <li key={group.key} className={classes.batch}>
                <div className={classes.batchFacts}>
                  <span>
                    {group.outcome === 'letter' ? (
                      <Checkbox
                        label={
                          <strong>
                            {group.code} · {group.partyName}
                          </strong>
                        }
                        aria-label={t.choose(group.code, group.partyName)}
                        checked={chosen.has(group.key)}
                        onChange={() => toggle(group.key)}
                      />
                    ) : (
                      <strong>
                        {group.code} · {group.partyName}
                      </strong>
                    )}
                  </span>
                  <span>{group.pieces.join(', ')}</span>
                  <small className={group.outcome === 'letter' ? classes.dim : classes.warn}>
                    {t.outcomes[group.outcome]}
                    {group.unknown > 0 && ` ${t.unknown(group.unknown)}.`}
                  </small>
                </div>
                <span>
                  <MoneyText minor={group.minor} currency={currency} />
                  {group.letteredOn !== null && (
                    <>
                      {' '}
                      <small className={classes.dim}>
                        <DateText date={group.letteredOn} />
                      </small>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
          {makeable.length > 0 && (
            <div className={classes.foot}>
              <Button disabled={chosen.size === 0} loading={busy} onClick={() => onApply([...chosen])}>
                {t.apply(chosen.size)}
              </Button>
              <span className={classes.dim}>{t.undoHint}</span>
            </div>
          )}
        </Section>
      )}
      {returned.foreign.count > 0 && <Others returned={returned} currency={currency} />}
    </div>
  );
}

function Others({ returned, currency }: { returned: Returned; currency: string }) {
  const t = useAccountantWords().returned;
  const { rows, count } = returned.foreign;
  return (
    <Section
      title={`${t.others} (${String(count)})`}
      description={`${t.othersDetail} ${t.othersCount(rows.length, count)}`.trim()}
      flush
    >
      <ul className={classes.rows} aria-label={t.others}>
        {rows.map((row) => (
          <li key={row.line} className={classes.batch}>
            <div className={classes.batchFacts}>
              <span>
                {row.journal} {row.number} · {row.label}
              </span>
              <small className={classes.dim}>
                {t.line(row.line)}
                {row.on !== null && (
                  <>
                    {' · '}
                    <DateText date={row.on} />
                  </>
                )}
                {row.piece !== '' && ` · ${row.piece}`}
              </small>
            </div>
            <MoneyText minor={row.minor} currency={currency} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
