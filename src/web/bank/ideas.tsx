import { UnstyledButton } from '@mantine/core';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { InfoIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import type { Line, Proposal, Reason, RecordedOffer } from './api.ts';
import classes from './bank.module.css';
import { numbersOf, reasonSentence, vetoSentences } from './reasons.ts';

/** What a line may be: a payment recorded before, which comes first since nothing is then booked twice; or what it pays. */
export type Idea = { readonly key: string } & (
  | { readonly kind: 'recorded'; readonly recorded: RecordedOffer }
  | { readonly kind: 'proposal'; readonly proposal: Proposal }
);

export const ideasOf = (line: Line): Idea[] => [
  ...line.recorded.map((recorded): Idea => ({ kind: 'recorded', key: recorded.paymentId, recorded })),
  ...line.proposals.map((proposal): Idea => ({ kind: 'proposal', key: String(proposal.rank), proposal })),
];

/** The one that was picked, as long as it is there; else the first. */
export const ideaOf = (line: Line, picked: string | undefined): Idea | undefined => {
  const ideas = ideasOf(line);
  return ideas.find((one) => one.key === picked) ?? ideas[0];
};

type IdeasProps = { line: Line; shown: Idea; onPick: (key: string) => void };

/** The other ideas, each taken by a click or its number. */
export function OtherIdeas({ line, shown, onPick }: IdeasProps) {
  const texts = useTexts();
  const { locale } = useLocale();
  const others = ideasOf(line).filter((one) => one.key !== shown.key);
  if (others.length === 0) return null;
  const nameOf = (idea: Idea): string => {
    if (idea.kind === 'proposal') {
      const { partyName, allocations, score } = idea.proposal;
      return `${partyName} — ${numbersOf(allocations, texts.banking, 2)} · ${String(score)}\u00a0%`;
    }
    const { bookedOn, numbers } = idea.recorded;
    const day = formatDate(plainDate(bookedOn), locale, 'short');
    return texts.bankLearning.recorded.idea(day, shortened(numbers), numbers.length);
  };
  return (
    <p className={classes.others}>
      <span>{texts.banking.line.otherIdeas}</span>
      {others.map((other) => (
        <UnstyledButton key={other.key} className={classes.idea} onClick={() => onPick(other.key)}>
          {nameOf(other)}
        </UnstyledButton>
      ))}
    </p>
  );
}

const shortened = (numbers: readonly string[]): string =>
  numbers.length > 3 ? `${numbers.slice(0, 3).join(' + ')}…` : numbers.join(' + ');

const signsOf = (number: string): string => number.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();

/** The line speaks of an invoice that the payment did not pay. */
const namesAnother = ({ key, params }: Reason, numbers: readonly string[]): boolean =>
  key.startsWith('match.veto.names-') &&
  !numbers.some((number) => signsOf(number) === signsOf(String(params['number'] ?? '')));

/** « Déjà enregistré : paiement de 1 200,00 € du 3 novembre, facture FA-… », with why. */
export function RecordedExplained({ recorded, ...given }: IdeasProps & { recorded: RecordedOffer }) {
  const { line } = given;
  const texts = useTexts();
  const t = texts.bankLearning.recorded;
  const { locale } = useLocale();
  const money = useMoney();
  const { amountMinor, bookedOn, numbers, partyName, reasons } = recorded;
  const day = formatDate(plainDate(bookedOn), locale, 'long');
  const why = reasonSentence(reasons, texts.banking, money, line.currency);
  const others = line.vetoes.filter((veto) => namesAnother(veto, numbers));
  const doubts = [
    ...(line.recorded.length > 1 ? [t.several(line.recorded.length)] : []),
    ...vetoSentences(others, texts.banking, money, line.currency),
  ];
  return (
    <>
      <p className={classes.title}>
        {t.title(money(amountMinor, line.currency), day, shortened(numbers), numbers.length)}
      </p>
      {partyName !== null && <p className={classes.settled}>{partyName}</p>}
      <p className={classes.why}>{`${why}. ${t.once}`}</p>
      {doubts.map((doubt) => (
        <p key={doubt} className={classes.doubt}>
          <InfoIcon size={14} />
          {doubt}
        </p>
      ))}
      <OtherIdeas {...given} />
    </>
  );
}
