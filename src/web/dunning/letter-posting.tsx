import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { filesContract } from '../../app/files/contract.ts';
import { postContract } from '../../app/post/contract.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { keys, type LetterRow } from './api.ts';
import classes from './dunning.module.css';

const postApi = client(postContract);
const filesApi = client(filesContract);

/** Where a letter is at the provider, what proves it, and what a person has to decide. */
export function LetterPosting({ posting }: { posting: NonNullable<LetterRow['posting']> }) {
  const t = useTexts().post.letters;
  const maySend = useMay('dunning.send');
  const toasts = useToasts();
  const queries = useQueryClient();
  const resolve = useMutation({
    mutationFn: (outcome: 'posted' | 'not-posted' | 'ask-again') =>
      postApi.resolve({ id: posting.id, version: posting.version, outcome }),
    onSuccess: () => toasts.success(t.resolved),
    onError: toasts.failure,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.all }),
  });
  const { state, isRegistered, trackingNumber, text, proofSha256, receiptSha256 } = posting;
  const hint = state === 'returned' ? t.returnedHint : state === 'ambiguous' ? t.ambiguousHint : '';
  return (
    <span className={classes.letterPosting}>
      <span>
        {t.states[state]}
        {isRegistered && <> · {t.registeredMark}</>}
        {trackingNumber !== null && <> · {t.tracking(trackingNumber)}</>}
      </span>
      {text !== '' && <small>{text}</small>}
      {hint !== '' && <small>{hint}</small>}
      {(proofSha256 !== null || receiptSha256 !== null) && (
        <small>
          {proofSha256 !== null && (
            <a href={filesApi.read({ sha256: proofSha256 })} target="_blank" rel="noreferrer">
              {t.proof}
            </a>
          )}
          {proofSha256 !== null && receiptSha256 !== null && ' · '}
          {receiptSha256 !== null && (
            <a href={filesApi.read({ sha256: receiptSha256 })} target="_blank" rel="noreferrer">
              {t.receipt}
            </a>
          )}
        </small>
      )}
      {state === 'ambiguous' && maySend && (
        <span className={classes.letterChoices}>
          {(['ask-again', 'posted', 'not-posted'] as const).map((outcome) => (
            <Button
              key={outcome}
              variant="default"
              size="compact-xs"
              disabled={resolve.isPending}
              onClick={() => resolve.mutate(outcome)}
            >
              {{ 'ask-again': t.askAgain, posted: t.wasPosted, 'not-posted': t.wasNotPosted }[outcome]}
            </Button>
          ))}
        </span>
      )}
    </span>
  );
}
