import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { CheckIcon, LetterIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys, type LetterRow } from './api.ts';
import classes from './dunning.module.css';
import { LetterPosting } from './letter-posting.tsx';
import { LetterProofs } from './letter-proofs.tsx';
import { PostDialog } from './post-dialog.tsx';
import { PrintButton } from './print-button.tsx';
import { useNamed } from './use-named.ts';

/** What is drawn anew shows by itself. */
const whileDrawn = (query: { state: { data?: { drawing: number } | undefined } }): number | false =>
  (query.state.data?.drawing ?? 0) > 0 ? LOOK_MS : false;

const LOOK_MS = 2000;

export function useLetters(runId: string) {
  return useQuery({
    queryKey: keys.letters(runId),
    queryFn: ({ signal }) => dunningApi.letters({ id: runId }, { signal }),
    refetchInterval: whileDrawn,
  });
}

/**
 * Letters of a run: print them together, then note which were given to the post; the step is done from then on. `isEarlier`:
 * of a run that another has followed, only what is still to be posted.
 */
export function Letters({ runId, isEarlier = false }: { runId: string; isEarlier?: boolean }) {
  const texts = useTexts();
  const t = texts.dunningScreens.letters;
  const words = texts.lettersScreen;
  const toasts = useToasts();
  const queries = useQueryClient();
  const maySend = useMay('dunning.send');
  const letters = useLetters(runId);
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [posting, setPosting] = useState(false);
  const all = (letters.data?.letters ?? []).filter((letter) => !isEarlier || isStillHere(letter));
  const provider = letters.data?.provider ?? null;
  const toPrint = all.filter(isToPrint);
  // What is no longer right is taken back by the check that precedes printing, even when nothing else is left.
  const toCheck = maySend ? all.filter((letter) => isToPrint(letter) || isToTakeBack(letter)) : toPrint;
  // Registered letters are taken to a counter: they are a batch of their own.
  const batches = (
    [
      { batch: 'ordinary', label: t.download },
      { batch: 'registered', label: texts.letterProofs.download },
    ] as const
  ).filter(({ batch }) => toCheck.some(isIn(batch)));
  const ticked = toPrint.filter((letter) => !off.has(letter.draftId));
  const [duplex, setDuplex] = useState(false);
  const named = useNamed();
  const handOver = useMutation({
    mutationFn: () =>
      dunningApi.handOverLetters({
        draftIds: ticked.map((letter) => letter.draftId),
        printed: ticked.map((letter) => letter.sha256),
      }),
    onSuccess: async ({ handedOver, withdrawn }) => {
      await queries.invalidateQueries({ queryKey: keys.all });
      named(withdrawn);
      if (handedOver > 0) toasts.success(t.handedOver(handedOver));
    },
    onError: toasts.failure,
  });
  const toggle = (id: string) => {
    const next = new Set(off);
    if (!next.delete(id)) next.add(id);
    setOff(next);
  };
  if (letters.error !== null)
    return <Problem problem={letters.error} onRetry={() => void letters.refetch()} />;
  if (letters.data === undefined) return null;
  if (all.length === 0) return isEarlier ? null : <p className={classes.dim}>{words.noneInRun}</p>;
  return (
    <Section
      title={isEarlier ? words.earlier.title : t.title}
      description={isEarlier ? words.earlier.text : t.text}
      actions={
        toCheck.length > 0 && (
          <>
            {batches.map(({ batch, label }) => (
              <PrintButton
                key={batch}
                runId={runId}
                batch={batch}
                duplex={duplex}
                label={label}
                onChecked={named}
              />
            ))}
            {maySend && provider !== null && toPrint.length > 0 && (
              <Button
                variant="default"
                size="xs"
                leftSection={<LetterIcon size={16} />}
                disabled={ticked.length === 0}
                onClick={() => setPosting(true)}
              >
                {texts.post.letters.post(ticked.length)}
              </Button>
            )}
            {maySend && toPrint.length > 0 && (
              <Button
                size="xs"
                leftSection={<CheckIcon size={16} />}
                disabled={ticked.length === 0}
                loading={handOver.isPending}
                onClick={() => handOver.mutate()}
              >
                {t.handOver(ticked.length)}
              </Button>
            )}
          </>
        )
      }
    >
      {toPrint.length > 0 && (
        <div className={classes.letterOptions}>
          <Checkbox
            size="xs"
            label={words.duplex}
            checked={duplex}
            onChange={(event) => setDuplex(event.currentTarget.checked)}
          />
          {batches
            .filter(({ batch }) => toPrint.some(isIn(batch)))
            .map(({ batch }) => (
              <a key={batch} href={dunningApi.letterAddresses({ id: runId, batch })}>
                {words.addressesOf[batch]}
              </a>
            ))}
        </div>
      )}
      <ul className={classes.letterList}>
        {all.map((letter) => (
          <LetterLine key={letter.draftId} letter={letter} today={letters.data.asOf}>
            {isToPrint(letter) && maySend ? (
              <Checkbox
                checked={!off.has(letter.draftId)}
                onChange={() => toggle(letter.draftId)}
                aria-label={t.select(letter.customerName)}
              />
            ) : (
              <LetterIcon size={18} />
            )}
          </LetterLine>
        ))}
      </ul>
      <PostDialog
        opened={posting}
        onClose={() => setPosting(false)}
        draftIds={ticked.map((letter) => letter.draftId)}
      />
    </Section>
  );
}

function LetterLine({ letter, today, children }: { letter: LetterRow; today: string; children: ReactNode }) {
  const t = useTexts().dunningScreens.letters;
  return (
    <li>
      {children}
      <span className={classes.letterWho}>
        <a
          href={dunningApi.letter({ id: letter.draftId })}
          target="_blank"
          rel="noreferrer"
          aria-label={t.open(letter.customerName)}
        >
          {letter.customerName}
        </a>
        <small>{letter.address.slice(1).join(', ')}</small>
      </span>
      <span className={classes.letterState}>
        <State letter={letter} />
        {letter.handedOverOn !== null && <LetterProofs letter={letter} today={today} />}
      </span>
      <MoneyText minor={letter.totalMinor} currency={letter.currency} />
    </li>
  );
}

/**
 * Of the other runs: what nobody has posted yet, registered letters whose proof is missing, and what came back without a
 * reason. Nothing when there are none.
 */
export function OpenLetters({ besideRun }: { besideRun: string | null }) {
  const t = useTexts().letterProofs;
  const open = useQuery({
    queryKey: keys.openLetters,
    queryFn: ({ signal }) => dunningApi.openLetters({}, { signal }),
    refetchInterval: whileDrawn,
  });
  if (open.data === undefined) return null;
  const others = open.data.letters.filter(({ runId }) => runId !== besideRun);
  const letters = others.filter(({ handedOverOn }) => handedOverOn !== null);
  const runs = new Set(others.filter(isStillHere).map(({ runId }) => runId));
  return (
    <>
      {[...runs].map((runId) => (
        <Letters key={runId} runId={runId} isEarlier />
      ))}
      {letters.length > 0 && (
        <Section title={t.openTitle} description={t.openText}>
          <ul className={classes.letterList}>
            {letters.map((letter) => (
              <LetterLine key={letter.draftId} letter={letter} today={open.data.asOf}>
                <LetterIcon size={18} />
              </LetterLine>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** Where a letter is, or why it is not posted. */
function State({ letter }: { letter: LetterRow }) {
  const texts = useTexts();
  const t = texts.dunningScreens.letters;
  const words = texts.lettersScreen;
  const { locale } = useLocale();
  const day = (iso: string): string => formatDate(plainDate(iso), locale, 'day');
  const { gone, waits, posting, handedOverOn } = letter;
  if (gone !== null) {
    const dropped: Readonly<Record<string, string>> = {
      ...texts.dunningScreens.dropped,
      ...texts.dunningScreens.changes,
      ...words.codes,
    };
    const why = gone.codes.map((code) => dropped[code] ?? code).join(', ');
    return <>{gone.on === null ? words.gone(why) : words.withdrawnOn(day(gone.on), why)}</>;
  }
  if (waits !== null) {
    const on = waits.on === null ? '' : day(waits.on);
    if (waits.for === 'reply' || waits.for === 'address') return <>{words.waits[waits.for]}</>;
    return <>{words.waits[waits.for](on)}</>;
  }
  if (posting !== null) return <LetterPosting posting={posting} />;
  if (handedOverOn !== null) return <>{t.handed(day(handedOverOn))}</>;
  return <>{letter.isRegistered ? texts.letterProofs.toPrint : t.toPrint}</>;
}

const isIn =
  (batch: 'ordinary' | 'registered') =>
  ({ isRegistered }: LetterRow): boolean =>
    isRegistered === (batch === 'registered');

const isStillHere = ({ handedOverOn, gone }: LetterRow): boolean =>
  handedOverOn === null && (gone === null || gone.on === null);

/** It says what is no longer right, and nobody has taken it back yet. */
const isToTakeBack = ({ gone }: LetterRow): boolean => gone !== null && gone.on === null;

/** By us, today: nobody has given it to the post, no provider has it, and it still says what is owed. */
const isToPrint = ({ handedOverOn, posting, waits, gone }: LetterRow): boolean =>
  handedOverOn === null &&
  waits === null &&
  gone === null &&
  (posting === null || posting.state === 'failed' || posting.state === 'cancelled');
