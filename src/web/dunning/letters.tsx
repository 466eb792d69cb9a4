import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { CheckIcon, DownloadIcon, LetterIcon } from '../kit/icons.tsx';
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

export function useLetters(runId: string) {
  return useQuery({
    queryKey: keys.letters(runId),
    queryFn: ({ signal }) => dunningApi.letters({ id: runId }, { signal }),
  });
}

/** Letters of a run: print them together, then note which were given to the post; the step is done from then on. */
export function Letters({ runId }: { runId: string }) {
  const texts = useTexts();
  const t = texts.dunningScreens.letters;
  const toasts = useToasts();
  const queries = useQueryClient();
  const maySend = useMay('dunning.send');
  const letters = useLetters(runId);
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [posting, setPosting] = useState(false);
  const all = letters.data?.letters ?? [];
  const provider = letters.data?.provider ?? null;
  const toPrint = all.filter(isToPrint);
  // Registered letters are taken to a counter: they are a batch of their own.
  const batches = (
    [
      { batch: 'ordinary', words: t.download },
      { batch: 'registered', words: texts.letterProofs.download },
    ] as const
  ).filter(({ batch }) => toPrint.some((one) => one.isRegistered === (batch === 'registered')));
  const ticked = toPrint.filter((letter) => !off.has(letter.draftId));
  const handOver = useMutation({
    mutationFn: () => dunningApi.handOverLetters({ draftIds: ticked.map((letter) => letter.draftId) }),
    onSuccess: async ({ handedOver }) => {
      await queries.invalidateQueries({ queryKey: keys.all });
      toasts.success(t.handedOver(handedOver));
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
  if (all.length === 0) return <p className={classes.dim}>{t.none}</p>;
  return (
    <Section
      title={t.title}
      description={t.text}
      actions={
        toPrint.length > 0 && (
          <>
            {batches.map(({ batch, words }) => (
              <Button
                key={batch}
                component="a"
                href={dunningApi.printLetters({ id: runId, batch })}
                variant="default"
                size="xs"
                leftSection={<DownloadIcon size={16} />}
              >
                {words}
              </Button>
            ))}
            {maySend && provider !== null && (
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
            {maySend && (
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
  const texts = useTexts();
  const { locale } = useLocale();
  const { posting } = letter;
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
        {posting !== null ? (
          <LetterPosting posting={posting} />
        ) : letter.handedOverOn === null ? (
          letter.isRegistered ? (
            texts.letterProofs.toPrint
          ) : (
            t.toPrint
          )
        ) : (
          t.handed(formatDate(plainDate(letter.handedOverOn), locale, 'day'))
        )}
        {letter.handedOverOn !== null && <LetterProofs letter={letter} today={today} />}
      </span>
      <MoneyText minor={letter.totalMinor} currency={letter.currency} />
    </li>
  );
}

/** Of the other runs: registered letters whose proof is missing, and what came back without a reason. Nothing when there are none. */
export function OpenLetters({ besideRun }: { besideRun: string | null }) {
  const t = useTexts().letterProofs;
  const open = useQuery({
    queryKey: keys.openLetters,
    queryFn: ({ signal }) => dunningApi.openLetters({}, { signal }),
  });
  if (open.data === undefined) return null;
  const letters = open.data.letters.filter(({ runId }) => runId !== besideRun);
  if (letters.length === 0) return null;
  return (
    <Section title={t.openTitle} description={t.openText}>
      <ul className={classes.letterList}>
        {letters.map((letter) => (
          <LetterLine key={letter.draftId} letter={letter} today={open.data.asOf}>
            <LetterIcon size={18} />
          </LetterLine>
        ))}
      </ul>
    </Section>
  );
}

/** By us: nobody has given it to the post, and no provider has it. */
const isToPrint = ({ handedOverOn, posting }: LetterRow): boolean =>
  handedOverOn === null && (posting === null || posting.state === 'failed' || posting.state === 'cancelled');
