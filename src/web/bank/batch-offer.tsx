import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { InfoIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import type { BatchOffer, Line } from './api.ts';
import classes from './bank.module.css';
import type { Idea } from './ideas.tsx';
import { numbersOf, reasonSentence, vetoSentences } from './reasons.ts';

/** A batch whose reference was read goes before anything else; one of the right amount only where there is nothing else. */
export function batchOf(line: Line, idea: Idea | undefined): BatchOffer | undefined {
  const [batch] = line.batches;
  const isNamed = batch?.reasons.some((one) => one.key === 'match.batch-reference') ?? false;
  return isNamed || idea === undefined ? batch : undefined;
}

/** Told above the reasons already. */
const SAID: ReadonlySet<string> = new Set([
  'match.batch-payout',
  'match.batch-cheques',
  'match.batch-debits',
  'match.batch-bills',
  'match.batch-fee',
]);

/** The payout, deposit, direct debits or bills that a line is, with why, and what stands against it. */
export function BatchExplained({ line, batch }: { line: Line; batch: BatchOffer }) {
  const texts = useTexts();
  const { banking: t, payouts } = texts;
  const money = useMoney();
  const numbers = batch.numbers.map((number) => ({ number }));
  return (
    <>
      <p className={classes.title}>
        {payouts.line.title(payouts.kinds[batch.kind], batch.reference)}
        {numbers.length > 0 && ` — ${numbersOf(numbers, t)}`}
      </p>
      <p className={classes.settled}>
        {payouts.parts(batch.partCount)}
        {batch.feeMinor !== '0' &&
          `, ${payouts.line.gross(money(batch.grossMinor, line.currency), money(batch.feeMinor, line.currency))}`}
      </p>
      <p className={classes.why}>
        {reasonSentence(
          batch.reasons.filter((one) => !SAID.has(one.key)),
          t,
          money,
          line.currency,
        )}
      </p>
      {vetoSentences(line.vetoes, t, money, line.currency).map((doubt) => (
        <p key={doubt} className={classes.doubt}>
          <InfoIcon size={14} />
          {doubt}
        </p>
      ))}
    </>
  );
}

/** What is not whole is completed where its parts are. */
export function BatchAccept(props: { batch: BatchOffer; isBusy: boolean; onAccept: () => void }) {
  const { batch, isBusy, onAccept } = props;
  const t = useTexts().payouts.line;
  if (batch.isWhole) {
    return (
      <Button size="compact-sm" loading={isBusy} onClick={onAccept}>
        {t.accept}
      </Button>
    );
  }
  return (
    <Button size="compact-sm" variant="default" component={Link} to="/banque/versements">
      {t.complete}
    </Button>
  );
}
