import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { CheckIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import classes from './books.module.css';
import { PlainAmount } from './plain-amount.tsx';
import { spanSearch, type Paper } from './vat-api.ts';
import { useVatWords } from './vat-texts.ts';

/** Two accounts say the same as the return, to the cent, or name what parts them. */
export function VatProofs({ paper }: { paper: Paper }) {
  return (
    <div className={classes.twoSides}>
      <Collected paper={paper} />
      <Waiting paper={paper} />
    </div>
  );
}

type LineProps = { label: ReactNode; minor: string; currency: string; isTotal?: boolean; isDetail?: boolean };

function Line({ label, minor, currency, isTotal = false, isDetail = false }: LineProps) {
  return (
    <div data-total={isTotal || undefined} data-detail={isDetail || undefined}>
      <dt>{label}</dt>
      <dd>
        <PlainAmount minor={minor} currency={currency} strong={isTotal} />
      </dd>
    </div>
  );
}

function Collected({ paper }: { paper: Paper }) {
  const t = useVatWords().collected;
  const { locale } = useLocale();
  const { collected, currency, late, declared } = paper;
  const minus = (minor: string): string => (-BigInt(minor)).toString();
  return (
    <Section title={t.title}>
      <div className={classes.stack}>
        <dl className={classes.lines}>
          <Line label={t.moved} minor={collected.movedMinor} currency={currency} />
          {collected.elsewhere.length > 0 && (
            <Line label={t.elsewhere} minor={minus(collected.elsewhereMinor)} currency={currency} />
          )}
          {collected.elsewhere.map((one) => (
            <Line
              key={one.entryId}
              isDetail
              label={
                <Link to="/comptabilite/ecritures/$id" params={{ id: one.entryId }}>
                  {formatDate(plainDate(one.on), locale, 'numeric')} · {one.name} · {one.label}
                </Link>
              }
              minor={minus(one.minor)}
              currency={currency}
            />
          ))}
          {collected.restMinor !== '0' && (
            <Line
              label={declared === null ? t.rest : t.restDeclared}
              minor={minus(collected.restMinor)}
              currency={currency}
            />
          )}
          {late.count > 0 && <Line label={t.late} minor={late.taxMinor} currency={currency} />}
          <Line label={t.onReturn} minor={paper.exactTaxMinor} currency={currency} isTotal />
        </dl>
        <Agreement
          isKept={collected.restMinor === '0'}
          good={t.agrees}
          bad={declared === null ? t.restHint : t.restDeclared}
        />
      </div>
    </Section>
  );
}

function Waiting({ paper }: { paper: Paper }) {
  const t = useVatWords().waiting;
  const money = useMoney();
  const { waiting, currency } = paper;
  const gap = BigInt(waiting.closingMinor) - BigInt(waiting.expectedMinor);
  return (
    <Section
      title={t.title}
      actions={
        <Link to="/comptabilite/tva/attente" search={spanSearch(paper)}>
          {t.open}
        </Link>
      }
    >
      <div className={classes.stack}>
        <dl className={classes.lines}>
          <Line label={t.opening} minor={waiting.openingMinor} currency={currency} />
          <Line label={t.invoiced} minor={waiting.invoicedMinor} currency={currency} />
          <Line label={t.released} minor={(-BigInt(waiting.releasedMinor)).toString()} currency={currency} />
          {waiting.otherMinor !== '0' && (
            <Line label={t.other} minor={waiting.otherMinor} currency={currency} />
          )}
          <Line label={t.closing} minor={waiting.closingMinor} currency={currency} isTotal />
          <Line label={t.expected} minor={waiting.expectedMinor} currency={currency} />
          {waiting.differences.map((one) => (
            <Line
              key={`${one.entryId} ${one.label}`}
              isDetail
              label={`${one.number} · ${one.partyName} · ${one.label}`}
              minor={one.differenceMinor}
              currency={currency}
            />
          ))}
        </dl>
        <Agreement
          isKept={gap === 0n && waiting.differences.length === 0}
          good={t.agrees}
          bad={t.differs(money(gap, currency))}
        />
      </div>
    </Section>
  );
}

function Agreement({ isKept, good, bad }: { isKept: boolean; good: string; bad: string }) {
  return isKept ? (
    <p className={classes.proof} data-alone>
      <CheckIcon size={18} /> {good}
    </p>
  ) : (
    <p className={classes.proof} data-alone data-tone="bad">
      <WarningIcon size={18} /> {bad}
    </p>
  );
}
