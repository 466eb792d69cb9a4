import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DateText } from '../kit/dates.tsx';
import { useLocale } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Checklist } from './api.ts';
import { ClosingPage } from './closing-page.tsx';
import classes from './closing.module.css';
import { useWords, type ClosingTexts } from './texts.ts';

type Step = Checklist['steps'][number];

const COLOURS = { done: 'green', 'to-do': 'amber', nothing: 'grey' } as const;

/** Where each step is worked on. */
const PLACES: Readonly<Record<Step['step'], (on: string) => { to: string; search: Record<string, string> }>> =
  {
    'bank-lines': () => ({ to: '/banque', search: {} }),
    suspense: (on) => ({
      to: '/comptabilite/grand-livre',
      search: { compte: '471', du: `${on.slice(0, 4)}-01-01`, au: on },
    }),
    drafts: () => ({ to: '/comptabilite/saisie', search: {} }),
    'to-invoice': () => ({ to: '/a-facturer', search: {} }),
    doubtful: (on) => ({ to: '/comptabilite/cloture/douteuses', search: { au: on } }),
    revaluation: (on) => ({ to: '/comptabilite/cloture/devises', search: { au: on } }),
    vat: (on) => ({
      to: '/comptabilite/grand-livre',
      search: { compte: '44571', du: `${on.slice(0, 4)}-01-01`, au: on },
    }),
    lock: () => ({ to: '/comptabilite/periodes', search: {} }),
  };

/** What is to do before a period closes, each with its state and the way to it; and what will undo itself after it. */
export function ClosingScreen() {
  const t = useWords();
  return (
    <ClosingPage
      title={t.title}
      subtitle={t.subtitle}
      before={<BackLink to="/comptabilite">{t.books}</BackLink>}
    >
      {(closing) => (
        <>
          <ol className={classes.card}>
            {closing.steps.map((step) => (
              <StepRow key={step.step} step={step} closing={closing} />
            ))}
          </ol>
          {closing.pending.length > 0 && <Pending pending={closing.pending} />}
        </>
      )}
    </ClosingPage>
  );
}

function StepRow({ step, closing }: { step: Step; closing: Checklist }) {
  const t = useWords();
  const { locale } = useLocale();
  const money = useMoney();
  const { to, search } = PLACES[step.step](closing.closingOn);
  const detail = sayDetail(t, step, {
    money: (minor) => money(minor, closing.currency),
    day: (on) => formatDate(plainDate(on), locale, 'long'),
  });
  return (
    <li className={classes.step} data-state={step.state}>
      <div className={classes.stepMain}>
        <Link to={to} search={search} className={classes.stepName}>
          {t.steps[step.step]}
        </Link>
        <p className={classes.note}>{detail}</p>
      </div>
      <StatusBadge colour={COLOURS[step.state]}>{t.states[step.state]}</StatusBadge>
    </li>
  );
}

type Say = { money: (minor: string) => string; day: (on: string) => string };

const sayDetail = (t: ClosingTexts, { step, state, count, minor, on }: Step, say: Say): string => {
  const amount = minor === null || minor === '0' ? null : say.money(minor);
  if (step === 'suspense' || step === 'vat') return t.details[step](amount);
  if (step === 'lock') return t.details.lock(on === null ? null : say.day(on));
  return state === 'done' && on !== null ? t.details.booked(say.day(on)) : t.details[step](count);
};

function Pending({ pending }: { pending: Checklist['pending'] }) {
  const t = useWords();
  return (
    <Section title={t.pending} description={t.pendingText} flush>
      <ul className={classes.rows}>
        {pending.map((one) => (
          <li key={one.entryId}>
            <Link to="/comptabilite/ecritures/$id" params={{ id: one.entryId }}>
              {one.label}
            </Link>
            <span className={classes.dim}>
              {one.name} · <DateText date={one.on} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
