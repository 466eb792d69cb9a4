import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../i18n/format.ts';
import { CheckIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Figures, Section, type Figure } from '../kit/page.tsx';
import { useRuns, type Run } from './api.ts';
import classes from './takeover.module.css';

/** The proof: open invoices, account 411, and the other system's balance side by side. */
export function ResultView({ run }: { run: Run }) {
  const t = useTexts().takeover;
  const words = t.result;
  const { locale } = useLocale();
  const money = useMoney();
  const waiting =
    useRuns().data?.runs.filter((one) => one.state === 'uploaded' || one.state === 'checked') ?? [];
  const { result } = run;
  if (result === null) return null;
  const { baseCurrency: currency } = result;
  const difference = result.differenceMinor;
  const drafts = result.drafts ?? 0;
  const isDrafts = run.kind === 'drafts';
  const isBook = isDrafts || run.kind === 'invoices';
  const balances = result.itemsMinor === result.ledgerMinor && (difference === null || difference === '0');
  const changed =
    result.newCustomers + result.openItems + result.paidItems + result.completedCustomers + drafts > 0;
  const counted = (
    [
      ['newCustomers', result.newCustomers],
      ['completedCustomers', result.completedCustomers],
      ['drafts', drafts],
      ['invoiceLines', result.invoiceLines ?? 0],
      ['openItems', result.openItems],
      ['paidItems', result.paidItems],
      ['already', result.already],
      [isBook ? 'refusedDocuments' : 'refused', result.refused],
    ] as const
  ).filter(([, count]) => count > 0);
  const figures: Figure[] = counted.map(([key, count]) => ({
    key,
    label: words[key],
    value: formatNumber(count, locale),
    ...(key === 'already' && { tone: 'dim' as const }),
  }));
  const next = waiting[0];
  return (
    <>
      <Section
        title={isDrafts ? words.titleDrafts : run.kind === 'paid_history' ? words.titleHistory : words.title}
      >
        {changed ? <Figures figures={figures} /> : <p>{words.unchanged}</p>}
        {run.kind !== 'customers' && !isDrafts && (
          <div className={classes.proof} data-tone={balances ? 'good' : 'warn'}>
            <p className={classes.proofTitle} role="status">
              {balances ? <CheckIcon size={20} /> : <WarningIcon size={20} />}
              {balances
                ? difference === null
                  ? words.equal
                  : words.equalExpected
                : words.differs(
                    money(difference ?? BigInt(result.ledgerMinor) - BigInt(result.itemsMinor), currency),
                  )}
            </p>
            <dl>
              <Row label={words.itemsMinor} minor={result.itemsMinor} currency={currency} />
              <Row label={words.ledgerMinor} minor={result.ledgerMinor} currency={currency} />
              {result.expectedMinor !== null && (
                <Row label={words.expectedMinor} minor={result.expectedMinor} currency={currency} />
              )}
              {difference !== null && difference !== '0' && (
                <Row label={words.differenceMinor} minor={difference} currency={currency} />
              )}
            </dl>
            {!balances && <p className={classes.dim}>{words.differsHint}</p>}
          </div>
        )}
      </Section>
      <div className={classes.foot}>
        {isDrafts ? (
          <Button renderRoot={(props) => <Link to="/ventes" search={{ group: 'drafts' }} {...props} />}>
            {words.seeDrafts}
          </Button>
        ) : next !== undefined ? (
          <Button component={Link} to={`/reprise/${next.id}`}>
            {next.fileName}
          </Button>
        ) : (
          <Button component={Link} to={run.kind === 'customers' ? '/clients' : '/'}>
            {run.kind === 'customers' ? words.seeCustomers : words.home}
          </Button>
        )}
        <Button component={Link} to="/reprise" variant="default">
          {words.another}
        </Button>
      </div>
      {next !== undefined && <p className={classes.dim}>{t.file.next(waiting.length)}</p>}
    </>
  );
}

function Row({ label, minor, currency }: { label: string; minor: string; currency: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <MoneyText minor={minor} currency={currency} />
      </dd>
    </div>
  );
}
