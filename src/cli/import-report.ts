import { listFindings, type ImportRunView } from '../app/takeover/index.ts';
import { parseCurrency } from '../core/money/index.ts';
import { texts } from '../i18n/catalogue.ts';
import { findingText } from '../i18n/findings.ts';
import { formatMoney } from '../i18n/format.ts';
import type { Context } from '../shell/http/context.ts';
import { say, type Locale } from './command.ts';

const SHOWN_FINDINGS = 20;

/** Runs a verb of the company in a transaction of its own. */
export type Verb = <T>(body: (context: Context) => Promise<T>) => Promise<T>;

/** The first findings of a run, a line each, on stderr. */
export const sayFindings = async (verb: Verb, run: ImportRunView, locale: Locale): Promise<void> => {
  const { findings, hasMore } = await verb((context) => listFindings(context, { id: run.id }));
  for (const finding of findings.slice(0, SHOWN_FINDINGS)) {
    const place =
      run.kind === 'documents'
        ? ''
        : `${locale === 'fr' ? 'Ligne' : 'Line'} ${texts(locale).takeover.check.lineOf(finding.line, finding.part)} : `;
    say(`${place}${findingText(locale, finding)}${finding.value === '' ? '' : ` [${finding.value}]`}`);
  }
  if (hasMore || findings.length > SHOWN_FINDINGS) say('…');
};

/** What came of a run, in a few lines. */
export const report = (run: ImportRunView, locale: Locale): string => {
  const t = texts(locale).takeover;
  const { summary, result } = run;
  const euros = (minor: string, currency: string): string =>
    formatMoney(BigInt(minor), parseCurrency(currency)!, locale);
  if (run.kind === 'documents') return `${run.fileName} : ${t.pdf.attached(result?.attached ?? 0)}`;
  const state = t.history.states[run.state];
  if (run.state !== 'done' || result === null) {
    const refused = summary?.refused ?? 0;
    return `${run.fileName} : ${state}. ${refused > 0 ? t.check.refused(refused) : t.check.allGood}`;
  }
  const customers = t.history.taken.customers(result.newCustomers);
  if (run.kind === 'drafts')
    return `${run.fileName} : ${state}. ${customers}, ${t.history.taken.drafts(result.drafts ?? 0)}.`;
  return [
    `${run.fileName} : ${state}. ${customers}, ${t.history.taken.items(result.openItems)}, ${t.history.taken.paid(result.paidItems)}.`,
    `${t.result.itemsMinor} : ${euros(result.itemsMinor, result.baseCurrency)} · ${t.result.ledgerMinor} : ${euros(result.ledgerMinor, result.baseCurrency)}`,
    ...(result.differenceMinor === null
      ? []
      : [`${t.result.differenceMinor} : ${euros(result.differenceMinor, result.baseCurrency)}`]),
  ].join('\n');
};
