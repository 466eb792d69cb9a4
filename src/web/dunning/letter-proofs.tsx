import { Button, FileButton, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { filesContract } from '../../app/files/contract.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useDescribe } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { DateField } from '../kit/date-field.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { asProblem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys, type LetterRow } from './api.ts';
import { Choice } from './choice.tsx';
import classes from './dunning.module.css';

const filesApi = client(filesContract);

const OUTCOMES = ['delivered', 'refused', 'unclaimed', 'wrong-address'] as const;
type Said = (typeof OUTCOMES)[number];

/** The papers of a posted letter: its number, typed or scanned, its receipts, and whether it was taken. */
export function LetterProofs({ letter, today }: { letter: LetterRow; today: string }) {
  const t = useTexts().letterProofs;
  const { locale } = useLocale();
  const maySend = useMay('dunning.send');
  const [isOpen, setOpen] = useState(false);
  const { trackingNumber, depositSha256, receiptSha256, outcome, outcomeOn } = letter.delivery;
  const isByUs = letter.posting === null;
  const wantsNumber = isByUs && letter.isRegistered && trackingNumber === null;
  return (
    <span className={classes.letterProofs}>
      {outcome !== null && (
        <span>
          <StatusBadge colour={outcome === 'delivered' ? 'green' : outcome === 'unknown' ? 'red' : 'amber'}>
            {t.outcomes[outcome]}
          </StatusBadge>{' '}
          {outcomeOn !== null && <small>{formatDate(plainDate(outcomeOn), locale, 'day')}</small>}
        </span>
      )}
      {trackingNumber !== null && <small>{t.number(trackingNumber)}</small>}
      <Papers depositSha256={depositSha256} receiptSha256={receiptSha256} />
      {letter.awaits !== null && <small>{t.awaits[letter.awaits]}</small>}
      {outcome !== null && outcome !== 'delivered' && <small>{t.hints[outcome]}</small>}
      {maySend && wantsNumber && <NumberForm letter={letter} />}
      {maySend && outcome === 'wrong-address' && <AttachButtons letter={letter} />}
      {maySend &&
        outcome !== 'wrong-address' &&
        (isOpen ? (
          <OutcomeForm letter={letter} today={today} onDone={() => setOpen(false)} />
        ) : (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t.noteOne(letter.customerName)}
            onClick={() => setOpen(true)}
          >
            {t.note}
          </Button>
        ))}
    </span>
  );
}

function Papers({
  depositSha256,
  receiptSha256,
}: Pick<LetterRow['delivery'], 'depositSha256' | 'receiptSha256'>) {
  const t = useTexts().letterProofs;
  const papers = [
    { sha256: depositSha256, words: t.deposit },
    { sha256: receiptSha256, words: t.receipt },
  ];
  return papers.map(
    ({ sha256, words }) =>
      sha256 !== null && (
        <small key={words}>
          <a href={filesApi.read({ sha256 })} target="_blank" rel="noreferrer">
            {words}
          </a>
        </small>
      ),
  );
}

const useNote = (letter: LetterRow, onDone: () => void) => {
  const queries = useQueryClient();
  const describe = useDescribe();
  const note = useMutation({
    mutationFn: (input: { trackingNumber?: string; outcome?: { what: Said; on: string } }) =>
      dunningApi.noteLetter({ draftId: letter.draftId, version: letter.delivery.version, ...input }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.all });
      void queries.invalidateQueries({ queryKey: ['home'] });
      onDone();
    },
  });
  const problem = note.isError ? asProblem(note.error) : null;
  const [finding] = problem?.findings ?? [];
  return { note, refusal: finding === undefined ? (problem?.title ?? null) : describe(finding) };
};

/** A scanner types the number and presses Enter: the next letter's field takes over. */
function NumberForm({ letter }: { letter: LetterRow }) {
  const t = useTexts().letterProofs;
  const [typed, setTyped] = useState('');
  const { note, refusal } = useNote(letter, () => undefined);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === '' || note.isPending) return;
        const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-slip]')];
        const own = event.currentTarget.querySelector<HTMLInputElement>('input[data-slip]');
        const next = own === null ? undefined : fields[fields.indexOf(own) + 1];
        note.mutate({ trackingNumber: typed });
        next?.focus();
      }}
    >
      <TextInput
        size="xs"
        data-slip
        aria-label={t.numberOf(letter.customerName)}
        placeholder={t.placeholder}
        value={typed}
        maxLength={60}
        error={refusal}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-xs" variant="default" loading={note.isPending}>
        {t.saveNumber}
      </Button>
    </form>
  );
}

function OutcomeForm({ letter, today, onDone }: { letter: LetterRow; today: string; onDone: () => void }) {
  const texts = useTexts();
  const t = texts.letterProofs;
  const toasts = useToasts();
  const [what, setWhat] = useState<Said>('delivered');
  const [on, setOn] = useState<string | null>(today);
  const { note, refusal } = useNote(letter, () => {
    toasts.success(t.noted);
    onDone();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== null) note.mutate({ outcome: { what, on } });
      }}
    >
      <AttachButtons letter={letter} />
      <Choice label={t.outcome} values={OUTCOMES} value={what} words={t.outcomes} onChange={setWhat} />
      <DateField label={t.on} value={on} onChange={setOn} />
      {refusal !== null && <small role="alert">{refusal}</small>}
      <Button type="submit" size="compact-xs" loading={note.isPending} disabled={on === null}>
        {t.save}
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={onDone}>
        {texts.common.action.close}
      </Button>
    </form>
  );
}

/** The papers of the post; of a letter that came back, its envelope. */
function AttachButtons({ letter }: { letter: LetterRow }) {
  const t = useTexts().letterProofs;
  const toasts = useToasts();
  const queries = useQueryClient();
  const attach = useMutation({
    mutationFn: ({ kind, file }: { kind: 'deposit' | 'receipt'; file: File }) =>
      dunningApi.attachProof({ draftId: letter.draftId, what: kind }, file),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.all });
      toasts.success(t.kept);
    },
    onError: toasts.failure,
  });
  return (
    <>
      {(['deposit', 'receipt'] as const).map((kind) => (
        <FileButton
          key={kind}
          accept="application/pdf,image/jpeg,image/png"
          onChange={(file) => file !== null && attach.mutate({ kind, file })}
        >
          {(props) => (
            <Button {...props} size="compact-xs" variant="default" loading={attach.isPending}>
              {t.attach[kind]}
            </Button>
          )}
        </FileButton>
      ))}
    </>
  );
}
