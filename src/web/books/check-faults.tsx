import { Link } from '@tanstack/react-router';
import { sayFinding } from '../../i18n/findings/text.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';
import classes from './books.module.css';
import { useCheckWords, type CheckTexts } from './texts.ts';
import type { Check } from './use-check.ts';

type Fault = Check['findings'][number];

/** What is not right, in words, each with the way to what it is about. */
export function CheckFaults({ findings }: { findings: readonly Fault[] }) {
  const t = useCheckWords();
  const { locale } = useLocale();
  return (
    <ul className={classes.faults} aria-label={t.list}>
      {findings.map((finding) => {
        const text =
          finding.code in t.findings ? sayFinding(t.findings, finding) : findingText(locale, finding);
        const way = wayTo(finding);
        return (
          <li key={text}>
            <span>{text}</span>
            {way !== null && (
              <Link to={way.to} search={way.search ?? {}}>
                {t.open[way.kind]}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type Way = { kind: keyof CheckTexts['open']; to: string; search?: Record<string, string> };

/** The entry it names, else the customer, the bank or the account. */
const wayTo = ({ code, params = {} }: Fault): Way | null => {
  const of = (name: string): string => String(params[name] ?? '');
  if (of('entry') !== '') return { kind: 'entry', to: `/comptabilite/ecritures/${of('entry')}` };
  if (of('party') !== '') return { kind: 'customer', to: `/clients/${of('party')}` };
  if (code === 'books.bank-line' || code === 'books.bank-account') return { kind: 'bank', to: '/banque' };
  if (code.startsWith('books.bank-')) return { kind: 'bank', to: '/banque/releves' };
  if (code === 'books.account-differs')
    return { kind: 'account', to: '/comptabilite/grand-livre', search: { compte: of('account') } };
  return null;
};
