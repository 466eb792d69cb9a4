import { Popover, Tooltip, UnstyledButton } from '@mantine/core';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Account } from './api.ts';
import classes from './bank.module.css';

/** What the bank says, what the books say, and what lies between the two. */
export function AccountStrip({ account }: { account: Account }) {
  const t = useTexts().banking.account;
  const { locale } = useLocale();
  const { lastStatement: last, currency } = account;
  if (last === null) return null;
  const day = last.toOn === null ? '' : formatDate(plainDate(last.toOn), locale, 'long');
  return (
    <dl className={classes.strip}>
      {last.closingMinor !== null && (
        <div>
          <dt>
            {t.closing} {day === '' ? '' : t.upTo(day)}
          </dt>
          <dd>
            <MoneyText minor={last.closingMinor} currency={currency} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t.books(account.ledgerAccount)}</dt>
        <dd>
          <MoneyText minor={account.bookedMinor} currency={currency} />
        </dd>
      </div>
      {account.differenceMinor !== null && (
        <div>
          <dt>{t.difference}</dt>
          <dd>
            <Difference account={account} difference={account.differenceMinor} />
          </dd>
        </div>
      )}
      <div className={classes.proof}>
        <dt className="e-hidden">{t.proved}</dt>
        <dd>
          <Proof account={account} />
        </dd>
      </div>
    </dl>
  );
}

function Difference({ account, difference }: { account: Account; difference: string }) {
  const t = useTexts().banking.account;
  if (difference === '0') return <span className={classes.even}>{t.noDifference}</span>;
  const rest = BigInt(difference) - BigInt(account.startingMinor) - BigInt(account.unbookedMinor);
  const parts = [
    { label: t.starting, minor: account.startingMinor },
    { label: t.unbooked, minor: account.unbookedMinor },
    { label: t.rest, minor: rest.toString() },
  ].filter((part) => part.minor !== '0');
  return (
    <Popover position="bottom-start" withinPortal={false}>
      <Popover.Target>
        <UnstyledButton className={classes.difference}>
          <MoneyText minor={difference} currency={account.currency} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.popTitle}>{t.differenceWhy}</p>
        <ul className={classes.parts}>
          {parts.map((part) => (
            <li key={part.label}>
              <span>{part.label}</span>
              <MoneyText minor={part.minor} currency={account.currency} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Whether the last statement adds up, and follows the one before. */
function Proof({ account }: { account: Account }) {
  const t = useTexts().banking.account;
  const money = useMoney();
  const last = account.lastStatement;
  if (last === null) return null;
  const isBroken = last.gapMinor !== null && last.gapMinor !== '0';
  const [hue, label, hint] = isBroken
    ? (['orange', t.gap(money(last.gapMinor ?? '0', account.currency)), t.gapHint] as const)
    : last.proof === 'proved'
      ? (['green', t.proved, t.provedHint] as const)
      : (['grey', t.unproved, t.unprovedHint] as const);
  return (
    <Tooltip label={hint} multiline maw={280}>
      <span>
        <StatusBadge colour={hue} filled>
          {label}
        </StatusBadge>
        <span className="e-hidden">{hint}</span>
      </span>
    </Tooltip>
  );
}
