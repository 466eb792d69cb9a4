import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { partyContract } from '../../app/party/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { formatInstantDay } from '../../i18n/format.ts';
import { parties, useRefresh } from '../invoices/index.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './customers.module.css';

type Dismissed = AnswerOf<typeof partyContract.duplicates>['dismissed'][number];

/** What somebody has said are two, folded away; each pair can be proposed again. */
export function DismissedPairs({ pairs }: { pairs: readonly Dismissed[] }) {
  const words = useTexts().parties.duplicates;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayEdit = useMay('customers.edit');
  const restore = useMutation({
    mutationFn: (pair: { a: string; b: string }) => parties.restoreDuplicates({ pairs: [pair] }),
    onSuccess: async () => {
      toasts.success(words.restored);
      await refresh();
    },
    onError: toasts.failure,
  });
  if (pairs.length === 0) return null;
  return (
    <details className={classes.dismissed}>
      <summary>{words.apart(pairs.length)}</summary>
      <p className={classes.hint}>{words.apartText}</p>
      <ul className={classes.pairs} aria-label={words.apart(pairs.length)}>
        {pairs.map(({ customers, by, at }) => {
          const [a, b] = customers;
          if (a === undefined || b === undefined) return null;
          return (
            <li key={`${a.id} ${b.id}`} className={classes.mergedRow}>
              <span>
                <Link to={`/clients/${a.id}`}>{a.name}</Link> <span className={classes.dim}>{a.code}</span>{' '}
                {words.and} <Link to={`/clients/${b.id}`}>{b.name}</Link>{' '}
                <span className={classes.dim}>
                  {b.code} · {words.apartBy(by, formatInstantDay(at, locale, 'Europe/Paris'))}
                </span>
              </span>
              {mayEdit && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={words.restoreOne(a.name, b.name)}
                  onClick={() => restore.mutate({ a: a.id, b: b.id })}
                >
                  {words.restore}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
