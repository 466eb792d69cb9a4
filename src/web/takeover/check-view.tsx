import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useDescribe } from '../invoices/index.ts';
import { CheckIcon, DownloadIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Figures, Section, type Figure } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { takeover, useKeepRun, type Run } from './api.ts';
import { StartLevel } from './start-level.tsx';
import { FindingsList } from './findings-list.tsx';
import classes from './takeover.module.css';

type Props = { run: Run; baseCurrency: string; onBack: () => void };

/** The dry run: what would be taken, what would not and why, and whether it comes to 411. */
export function CheckView({ run, baseCurrency, onBack }: Props) {
  const t = useTexts().takeover.check;
  const { locale } = useLocale();
  const describe = useDescribe();
  const keep = useKeepRun();
  const [goodOnly, setGoodOnly] = useState(false);
  const [startLevel, setStartLevel] = useState<number | null>(null);
  const start = useMutation({
    mutationFn: () => takeover.start({ id: run.id, goodOnly, ...(startLevel !== null && { startLevel }) }),
    onSuccess: keep,
  });
  const { summary } = run;
  if (summary === null) return null;
  const count = (value: number) => formatNumber(value, locale);
  const isBook = run.kind === 'invoices' || run.kind === 'drafts';
  const isDrafts = run.kind === 'drafts';
  const figures: Figure[] = [
    { key: 'lines', label: isBook ? t.documents : t.lines, value: count(summary.lines) },
    { key: 'new', label: t.newCustomers, value: count(summary.newCustomers) },
    { key: 'known', label: t.knownCustomers, value: count(summary.knownCustomers), tone: 'dim' },
    ...(isDrafts ? [{ key: 'drafts', label: t.drafts, value: count(summary.drafts ?? 0) }] : []),
    ...(isBook
      ? [{ key: 'invoiceLines', label: t.invoiceLines, value: count(summary.invoiceLines ?? 0) }]
      : []),
    ...(run.kind === 'customers' || isDrafts
      ? []
      : [
          ...(summary.openItems > 0 || summary.paidItems === 0
            ? [
                { key: 'open', label: t.openItems, value: count(summary.openItems) },
                {
                  key: 'opening',
                  label: t.opening,
                  value: <MoneyText minor={summary.openingMinor} currency={baseCurrency} />,
                },
              ]
            : []),
          ...(summary.paidItems > 0
            ? [{ key: 'paid', label: t.paidItems, value: count(summary.paidItems) }]
            : []),
        ]),
  ];
  const warnings = summary.warnings;
  const refusals = summary.refused;
  const isForeign = summary.totals.length > 1 || summary.totals.some((one) => one.currency !== baseCurrency);
  const mayStart = summary.taken > 0 && (refusals === 0 || goodOnly);
  return (
    <>
      <Section title={t.title}>
        <Figures figures={figures} />
        {isForeign && (
          <ul className={classes.totals} aria-label={t.perCurrency}>
            {summary.totals.map((total) => (
              <li key={total.currency}>
                <strong>
                  <MoneyText minor={total.openMinor} currency={total.currency} />
                </strong>
                <span className={classes.dim}>{t.total(total.invoices, total.credits)}</span>
              </li>
            ))}
          </ul>
        )}
        <ul className={classes.remarks}>
          {refusals === 0 && (
            <li data-tone="good">
              <CheckIcon size={16} /> {isBook ? t.allGoodDocuments : t.allGood}
            </li>
          )}
          {summary.already > 0 && <li>{t.already(summary.already)}</li>}
          {summary.passed > 0 && <li>{t.passed(summary.passed)}</li>}
        </ul>
        <Control run={run} baseCurrency={baseCurrency} />
      </Section>
      <StartLevel
        lateLevels={summary.lateLevels ?? []}
        value={startLevel ?? summary.usualLevel ?? 1}
        onChange={setStartLevel}
      />
      {start.isError && <Problem problem={start.error} describe={describe} />}
      {refusals > 0 && (
        <div className={classes.refusals}>
          <p className={classes.refusalsTitle}>
            <WarningIcon size={18} /> {isBook ? t.refusedDocuments(refusals) : t.refused(refusals)}
          </p>
          <p className={classes.dim}>{t.downloadHint}</p>
          <div className={classes.refusalsActs}>
            <Button
              component="a"
              href={takeover.refused({ id: run.id })}
              download
              variant="default"
              leftSection={<DownloadIcon size={16} />}
            >
              {t.downloadRefused}
            </Button>
            {summary.taken > 0 && (
              <Checkbox
                label={isBook ? t.goodDocuments : t.goodOnly}
                description={isBook ? t.goodDocumentsHint(refusals) : t.goodOnlyHint(refusals)}
                checked={goodOnly}
                onChange={(event) => setGoodOnly(event.currentTarget.checked)}
              />
            )}
          </div>
        </div>
      )}
      {summary.taken === 0 && <p className={classes.note}>{t.nothing}</p>}
      <div className={classes.foot}>
        <Button disabled={!mayStart} loading={start.isPending} onClick={() => start.mutate()}>
          {isDrafts
            ? t.startDrafts(summary.drafts ?? 0)
            : isBook
              ? t.startDocuments(summary.taken)
              : t.start(summary.taken)}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t.back}
        </Button>
      </div>
      <FindingsList run={run} counts={{ error: refusals, warning: warnings }} />
      {summary.keptFindings >= 20_000 && <p className={classes.dim}>{t.notAll}</p>}
    </>
  );
}

/** Before anything is taken: does it come to 411? */
function Control({ run, baseCurrency }: { run: Run; baseCurrency: string }) {
  const t = useTexts().takeover.check.control;
  const money = useMoney();
  const { summary, options } = run;
  const expected = options?.expectedMinor ?? summary?.controlMinor ?? null;
  if (
    summary === null ||
    expected === null ||
    run.kind === 'customers' ||
    run.kind === 'paid_history' ||
    run.kind === 'drafts'
  )
    return null;
  const gap = BigInt(summary.openingMinor) - BigInt(expected);
  return (
    <div className={classes.control} data-tone={gap === 0n ? 'good' : 'warn'}>
      <p>
        {options?.expectedMinor == null ? t.fec : t.expected} :{' '}
        <strong>{money(expected, baseCurrency)}</strong>
      </p>
      <p>{gap === 0n ? t.equal : t.gap(money(gap, baseCurrency))}</p>
    </div>
  );
}
