import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { CheckIcon, WarningIcon } from '../kit/icons.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Figures, Section, type Figure } from '../kit/page.tsx';
import { StartLevel } from './start-level.tsx';
import type { Proposal } from './opening-screen.tsx';
import classes from './takeover.module.css';

type Props = { proposal: Proposal; busy: boolean; onTake: (startLevel: number | null) => void };

/** The dry run: the trial balance that will stand here, what waits on it, or what forbids it. */
export function OpeningProposal({ proposal, busy, onTake }: Props) {
  const t = useTexts().opening;
  const { locale } = useLocale();
  const money = useMoney();
  const { summary, currency, findings } = proposal;
  const [startLevel, setStartLevel] = useState<number | null>(null);
  const count = (value: number) => formatNumber(value, locale);
  const isFec = summary.format === 'fec';
  const figures: Figure[] = [
    { key: 'accounts', label: t.figures.accounts, value: count(summary.accounts.length) },
    {
      key: 'debit',
      label: t.figures.debit,
      value: <MoneyText minor={summary.debitMinor} currency={currency} />,
    },
    {
      key: 'credit',
      label: t.figures.credit,
      value: <MoneyText minor={summary.creditMinor} currency={currency} />,
    },
    ...(isFec
      ? [
          { key: 'new', label: t.figures.customers, value: count(summary.newCustomers) },
          {
            key: 'known',
            label: t.figures.known,
            value: count(summary.knownCustomers),
            tone: 'dim' as const,
          },
          { key: 'items', label: t.figures.items, value: count(summary.customerItems) },
        ]
      : []),
    { key: 'others', label: t.figures.others, value: count(summary.otherItems) },
  ];
  return (
    <>
      <Section
        title={t.check}
        description={[
          proposal.fileName,
          t.read(summary.lines),
          ...(summary.laterLines > 0 ? [t.later(summary.laterLines)] : []),
        ].join(' · ')}
      >
        <Figures figures={figures} />
        {findings.length === 0 && (
          <ul className={classes.remarks}>
            <li data-tone="good">
              <CheckIcon size={16} /> {t.proof.before(money(summary.debitMinor, currency))}
            </li>
            {!isFec && <li>{t.proof.left}</li>}
          </ul>
        )}
      </Section>
      {findings.length > 0 && (
        <div className={classes.refusals} role="alert">
          <p className={classes.refusalsTitle}>
            <WarningIcon size={18} /> {t.refused}
          </p>
          <ul>
            {findings.map((finding) => (
              <li key={JSON.stringify(finding)}>{findingText(locale, finding)}</li>
            ))}
          </ul>
        </div>
      )}
      {findings.length === 0 && (
        <StartLevel
          lateLevels={summary.lateLevels ?? []}
          value={startLevel ?? summary.usualLevel ?? 1}
          onChange={setStartLevel}
        />
      )}
      <div className={classes.foot}>
        <Button disabled={findings.length > 0} loading={busy} onClick={() => onTake(startLevel)}>
          {t.take}
        </Button>
      </div>
      <Section title={t.accounts} flush>
        <AccountsTable proposal={proposal} />
      </Section>
    </>
  );
}

function AccountsTable({ proposal: { summary, currency } }: { proposal: Proposal }) {
  const t = useTexts().opening;
  const side = (minor: string, isDebit: boolean) =>
    minor.startsWith('-') === isDebit ? null : (
      <MoneyText minor={minor.replace('-', '')} currency={currency} />
    );
  return (
    <div className={classes.tableWide} tabIndex={0} role="region" aria-label={t.accounts}>
      <table className={classes.balances}>
        <thead>
          <tr>
            <th scope="col">{t.columns.account}</th>
            <th scope="col">{t.columns.name}</th>
            <th scope="col" data-how>
              {t.columns.how}
            </th>
            <th scope="col" data-end>
              {t.columns.debit}
            </th>
            <th scope="col" data-end>
              {t.columns.credit}
            </th>
          </tr>
        </thead>
        <tbody>
          {summary.accounts.map((one) => (
            <tr key={one.account}>
              <td>{one.account}</td>
              <td>{one.name}</td>
              <td className={classes.dim} data-how>
                {t.kinds[one.kind]}
              </td>
              <td data-end>{side(one.balanceMinor, true)}</td>
              <td data-end>{side(one.balanceMinor, false)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
