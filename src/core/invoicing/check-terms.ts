import { error, hasErrors } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { PlainDate } from '../calendar/index.ts';
import { compareExact, exact, parseDecimal, plus, printShort } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { checkPercent } from './check-lines.ts';
import type { Document } from './model.ts';

/** Loi 71-584, art. 1. */
const MAX_RETENTION = exact('5');
/** A typing mistake beyond. */
const MAX_DAYS = 3650;
/** BR-FR-03. */
const FIRST_YEAR = '2000-01-01';
const LAST_YEAR = '2099-12-31';

/** Dates before the issue, schedules that are not a whole, retentions above the law, exchange rates that are none. */
export function checkTerms(document: Document, base: Currency): Finding[] {
  const { issuedOn, terms, schedule, retention, validUntil, earlyPayment } = document;
  const findings: Finding[] = [];
  if (issuedOn < FIRST_YEAR || issuedOn > LAST_YEAR)
    findings.push(error('invoicing.year-range', { path: 'issuedOn' }));
  const notBefore = (on: PlainDate | undefined, code: string, path: string): void => {
    if (on !== undefined && on < issuedOn) findings.push(error(code, { path }));
  };
  if (!Number.isInteger(terms.days) || terms.days < 0 || terms.days > MAX_DAYS) {
    findings.push(error('invoicing.terms-days', { path: 'terms.days', params: { max: MAX_DAYS } }));
  }
  schedule.forEach(({ dueOn }, index) =>
    notBefore(dueOn, 'invoicing.due-before-issue', `schedule.${index}.dueOn`),
  );
  notBefore(retention?.releaseOn, 'invoicing.due-before-issue', 'retention.releaseOn');
  notBefore(validUntil, 'invoicing.validity-before-issue', 'validUntil');
  findings.push(...checkSchedule(document), ...checkRetention(document), ...checkExchange(document, base));
  if (earlyPayment) findings.push(...checkPercent(earlyPayment.percent, 'earlyPayment.percent'));
  return findings;
}

function checkSchedule({ schedule }: Document): Finding[] {
  if (schedule.length === 0) return [];
  const findings = schedule.flatMap(({ percent }, index) =>
    checkPercent(percent, `schedule.${index}.percent`),
  );
  if (hasErrors(findings)) return findings;
  const total = schedule.reduce((sum, { percent }) => plus(sum, exact(percent)), exact('0'));
  if (compareExact(total, exact('100')) === 0) return [];
  return [error('invoicing.schedule-total', { path: 'schedule', params: { percent: printShort(total) } })];
}

function checkRetention({ retention }: Document): Finding[] {
  if (!retention) return [];
  const path = 'retention.percent';
  const findings = checkPercent(retention.percent, path);
  if (hasErrors(findings) || compareExact(exact(retention.percent), MAX_RETENTION) <= 0) return findings;
  return [error('invoicing.retention-limit', { path })];
}

function checkExchange({ exchange, currency }: Document, base: Currency): Finding[] {
  if (!exchange) return [];
  if (currency === base)
    return [error('invoicing.exchange-needless', { path: 'exchange', params: { currency } })];
  const rate = parseDecimal(exchange.rate);
  return rate === null || rate.units <= 0n
    ? [error('invoicing.exchange-rate', { path: 'exchange.rate' })]
    : [];
}
