import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { BankIcon, CheckIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { books, keys, type BankAccount } from './api.ts';
import classes from './books.module.css';
import { DayPage } from './day-page.tsx';
import { PlainAmount } from './plain-amount.tsx';
import { useWords } from './texts.ts';
import { useAsked } from './use-period.ts';

/** From what the bank says to what the books say, line by line, for every account. */
export function BankReconciliationScreen() {
  const t = useWords().bank;
  const asked = useAsked();
  return (
    <DayPage title={t.title} subtitle={t.asOf} asked={asked} report="bank-reconciliation">
      {(on) => <Accounts on={on} />}
    </DayPage>
  );
}

function Accounts({ on }: { on: string }) {
  const t = useWords().bank;
  const read = useQuery({
    queryKey: keys.of('bank', { on }),
    queryFn: ({ signal }) => books.bankReconciliation({ on }, { signal }),
    placeholderData: keepPreviousData,
  });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return null;
  if (read.data.accounts.length === 0) {
    return (
      <EmptyState icon={BankIcon} title={t.noAccount}>
        {t.noAccountHint}
      </EmptyState>
    );
  }
  return read.data.accounts.map((account) => (
    <Section key={account.id} title={account.name}>
      <Account account={account} />
    </Section>
  ));
}

function Account({ account }: { account: BankAccount }) {
  const t = useWords().bank;
  const { locale } = useLocale();
  const { bank, currency } = account;
  const day = (on: string): string => formatDate(plainDate(on), locale, 'long');
  return (
    <div className={classes.stack}>
      <dl className={classes.lines}>
        {bank !== null && (
          <>
            <Line
              label={t.bankSays(day(bank.closedOn))}
              minor={bank.closingMinor}
              currency={currency}
              strong
            />
            <Waiting label={t.inTransit} items={bank.inTransit} currency={currency} />
            <Waiting label={t.notBooked} items={bank.notBooked} currency={currency} isTakenOff />
            {bank.startingMinor !== '0' && (
              <Line label={t.starting(day(bank.startsOn))} minor={bank.startingMinor} currency={currency} />
            )}
          </>
        )}
        <Line label={t.books(account.ledgerAccount)} minor={account.booksMinor} currency={currency} isTotal />
      </dl>
      {bank === null ? (
        <p className={classes.note}>{t.noStatement}</p>
      ) : (
        <Proof minor={bank.unexplainedMinor} currency={currency} />
      )}
    </div>
  );
}

type LineProps = { label: string; minor: string; currency: string; strong?: boolean; isTotal?: boolean };

function Line({ label, minor, currency, strong = false, isTotal = false }: LineProps) {
  return (
    <div data-total={isTotal || undefined}>
      <dt>{label}</dt>
      <dd>
        <PlainAmount minor={minor} currency={currency} strong={strong || isTotal} />
      </dd>
    </div>
  );
}

type WaitingProps = {
  label: string;
  items: NonNullable<BankAccount['bank']>['inTransit'];
  currency: string;
  isTakenOff?: boolean;
};

/** The sum, and beneath it what it is made of, each as it counts towards the books. */
function Waiting({ label, items, currency, isTakenOff = false }: WaitingProps) {
  const t = useWords().bank;
  const { locale } = useLocale();
  const signed = (minor: string): string => (isTakenOff ? (-BigInt(minor)).toString() : minor);
  return (
    <>
      <Line label={`${label} (${String(items.count)})`} minor={signed(items.sumMinor)} currency={currency} />
      {items.rows.map((row, index) => (
        <div key={`${row.id}-${String(index)}`} data-detail>
          <dt>
            {formatDate(plainDate(row.on), locale, 'numeric')} · {row.text}
          </dt>
          <dd>
            <PlainAmount minor={signed(row.minor)} currency={currency} />
          </dd>
        </div>
      ))}
      {items.count > items.rows.length && (
        <div data-detail>
          <dt>{t.more(items.rows.length, items.count)}</dt>
          <dd />
        </div>
      )}
    </>
  );
}

function Proof({ minor, currency }: { minor: string; currency: string }) {
  const t = useWords().bank;
  const money = useMoney();
  return minor === '0' ? (
    <p className={classes.proof} data-alone>
      <CheckIcon size={18} /> {t.matches}
    </p>
  ) : (
    <p className={classes.proof} data-alone data-tone="bad" title={t.unexplainedHint}>
      <WarningIcon size={18} /> {t.unexplained(money(minor, currency))}
    </p>
  );
}
