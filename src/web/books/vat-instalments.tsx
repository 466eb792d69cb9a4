import { useState } from 'react';
import { vatInstalments } from '../../core/ledger/index.ts';
import { MoneyField } from '../kit/money-field.tsx';
import { useMoney } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import classes from './books.module.css';
import type { Annual, Paper } from './vat-api.ts';
import { useVatWords } from './vat-texts.ts';
import vatClasses from './vat.module.css';

/** What is paid in July and in December of the next year; the VAT of purchases is typed, for nothing here knows it yet. */
export function VatInstalments({ paper, annual }: { paper: Paper; annual: Annual }) {
  const t = useVatWords().annual;
  const money = useMoney();
  const [purchases, setPurchases] = useState<string | null>(null);
  if (!annual.hasInstalments) return <p className={classes.note}>{t.lastOne}</p>;
  const due = vatInstalments({ grossMinor: BigInt(annual.grossMinor) }, BigInt(purchases ?? '0'));
  return (
    <Section title={t.instalments}>
      <div className={vatClasses.instalments}>
        <MoneyField
          label={t.purchases}
          description={t.purchasesHint}
          value={purchases}
          onChange={setPurchases}
          currency={paper.currency}
        />
        {due === null ? (
          <p className={classes.note}>{t.none}</p>
        ) : (
          <dl className={vatClasses.shares}>
            <dt>{t.basis}</dt>
            <dd className="e-number">{money(due.baseMinor, paper.currency)}</dd>
            <dt>{t.july}</dt>
            <dd className="e-number">{money(due.julyMinor, paper.currency)}</dd>
            <dt>{t.december}</dt>
            <dd className="e-number">{money(due.decemberMinor, paper.currency)}</dd>
          </dl>
        )}
      </div>
      <p className={classes.note}>{t.rule}</p>
    </Section>
  );
}
