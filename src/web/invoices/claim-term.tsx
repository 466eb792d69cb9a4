import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limitsContract } from '../../app/dunning/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useRefresh, type ItemDetail } from './api.ts';
import { AssignForm, TermForm, type AssignTarget, type TermTarget } from './claim-term-forms.tsx';
import classes from './invoices.module.css';

const api = client(limitsContract);
type Term = NonNullable<AnswerOf<typeof limitsContract.claimTerm>['term']>;

/** Until when an unpaid invoice can be brought to court, why, and whose claim it is. */
export function ClaimTerm({ detail }: { detail: ItemDetail }) {
  const { item } = detail;
  const mayRead = useMay('dunning.read');
  const isOwed = item.openMinor !== '0' && !item.amountMinor.startsWith('-');
  const found = useQuery({
    queryKey: ['receivables', 'item', item.id, 'term'],
    queryFn: ({ signal }) => api.claimTerm({ id: item.id }, { signal }),
    enabled: mayRead && isOwed,
  });
  const term = found.data?.term ?? null;
  return term === null || !isOwed ? null : <Shown term={term} number={item.number} />;
}

function Shown({ term, number }: { term: Term; number: string }) {
  const t = useTexts().limits.term;
  const { locale } = useLocale();
  const mayEdit = useMay('customers.edit');
  const [noting, setNoting] = useState<TermTarget | null>(null);
  const [assigning, setAssigning] = useState<AssignTarget | null>(null);
  const day = (iso: string) => formatDate(plainDate(iso), locale, 'long');
  const { itemId } = term;
  const mayAsk = term.isLapsed && !term.isConsumer && !term.isAskedAnyway;
  return (
    <section>
      <h3 className={classes.heading}>{t.title}</h3>
      <p className={term.isNear ? classes.termNear : classes.verdict}>
        {term.isLapsed ? t.over(day(addDays(plainDate(term.lastDay), 1))) : t.until(day(term.lastDay))}
        {'. '}
        {term.isLapsed &&
          (term.isConsumer ? t.overConsumer : term.isAskedAnyway ? t.overAsked : t.overDecide)}
      </p>
      <p className={classes.verdict}>
        {t.rules[term.rule]}, {t.because[term.because](day(term.from))}.{' '}
        {term.assignedTo !== '' && t.assigned(term.assignedTo)}
      </p>
      <Events term={term} mayEdit={mayEdit} />
      {mayEdit && (
        <div className={classes.termActions}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setNoting({ itemId, number, kind: 'acknowledgement' })}
          >
            {t.note}
          </Button>
          {mayAsk && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setNoting({ itemId, number, kind: 'ask-anyway' })}
            >
              {t.askAnyway}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setAssigning({ itemId, assignedTo: term.assignedTo })}
          >
            {t.assign}
          </Button>
        </div>
      )}
      <TermForm target={noting} onClose={() => setNoting(null)} />
      <AssignForm target={assigning} onClose={() => setAssigning(null)} />
    </section>
  );
}

function Events({ term, mayEdit }: { term: Term; mayEdit: boolean }) {
  const t = useTexts().limits.term;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const undo = useMutation({
    mutationFn: (id: string) => api.undoTerm({ id }),
    onSuccess: async () => {
      toasts.success(t.undoneDone);
      await refresh();
    },
    onError: toasts.failure,
  });
  if (term.events.length === 0) return null;
  return (
    <ul className={classes.plain}>
      {term.events.map((event) => {
        const text = t.event(t.kinds[event.kind], formatDate(plainDate(event.on), locale, 'long'), event.by);
        return (
          <li key={event.id} className={classes.settlement} data-undone={event.isUndone || undefined}>
            <div className={classes.settlementBody}>
              {text}
              {(event.note !== '' || event.isUndone) && (
                <small>
                  {[event.isUndone ? t.undone : '', event.note].filter((one) => one !== '').join(' · ')}
                </small>
              )}
            </div>
            {mayEdit && !event.isUndone && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`${t.undo} · ${text}`}
                loading={undo.isPending && undo.variables === event.id}
                onClick={() => undo.mutate(event.id)}
              >
                {t.undo}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
