import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { documentKinds } from '../../core/invoicing/index.ts';
import { useHome } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { ratesFor } from '../kit/vat-choices.ts';
import { documentsApi, useKept, type Kept } from './api.ts';
import { DraftEditor } from './draft-editor.tsx';
import { partiesOf } from './draft-facts.ts';
import { blankItem, usualItem } from './draft-lines.ts';
import { IssuedScreen } from './issued-screen.tsx';
import { useWords } from './texts.ts';

const NEW = 'nouveau';
const NONE_MADE = { id: '', round: 0, isReached: false };

/** A document by its address: a draft is written, the rest is read. A new one gets its address while it is written. */
export function DocumentScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const [made, setMade] = useState<{ id: string; round: number; isReached: boolean }>(NONE_MADE);
  const another = () => setMade({ ...NONE_MADE, round: made.round + 1 });
  // It has its id a moment before its address: until then it is no other document, and nothing of it may be lost.
  if (id === made.id && !made.isReached) setMade({ ...made, isReached: true });
  // « Nouveau » again, from a draft that was made here: another empty one.
  if (id === NEW && made.isReached) another();
  if (id === NEW || id === made.id) {
    return (
      <NewDocument
        key={made.round}
        onMade={(kept) => setMade({ id: kept.id, round: made.round, isReached: false })}
        onIssued={another}
      />
    );
  }
  return <KeptDocument key={id} id={id} />;
}

function NewDocument({ onMade, onIssued }: { onMade: (kept: Kept) => void; onIssued: () => void }) {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const today = useHome().data?.asOf;
  const [asked] = useState(() => ({
    kind: documentKinds.find((one) => one === search['type']) ?? 'invoice',
    ...(typeof search['client'] === 'string' && { customerId: search['client'] }),
  }));
  const start = useQuery({
    queryKey: ['documents', 'start', asked],
    queryFn: ({ signal }) => documentsApi.start(asked, { signal }),
    // What somebody writes starts from it once.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [firstId] = useState(() => crypto.randomUUID());
  if (start.isError) return <Failure problem={start.error} onRetry={() => void start.refetch()} />;
  if (start.data === undefined || today === undefined) return <Waiting />;
  const { content, parties } = start.data;
  const usual = usualItem(parties.vatRegime, ratesFor(parties.places, today), { customer: parties });
  return (
    <DraftEditor
      start={{ ...content, lines: [blankItem(firstId, [], -1, usual)] }}
      parties={parties}
      kept={null}
      today={today}
      onMade={(kept) => {
        onMade(kept);
        void navigate({
          to: `/ventes/${kept.id}`,
          replace: true,
          state: { formerly: `/ventes/${NEW}` },
        });
      }}
      onIssued={onIssued}
    />
  );
}

function KeptDocument({ id }: { id: string }) {
  const document = useKept(id, true);
  if (document.isError) {
    return <Failure problem={document.error} onRetry={() => void document.refetch()} />;
  }
  const kept = document.data;
  // Writing goes on from what is stored now, not from what this window remembers.
  if (kept === undefined || (kept.state === 'draft' && !document.isFetchedAfterMount)) return <Waiting />;
  if (kept.state !== 'draft') return <IssuedScreen kept={kept} />;
  return (
    <DraftEditor
      key={kept.id}
      start={kept.content}
      parties={partiesOf(kept.content.partyId, kept)}
      kept={kept}
      today={kept.today}
      onMade={() => undefined}
      onIssued={() => undefined}
    />
  );
}

function Waiting() {
  const t = useTexts();
  const own = useWords();
  return (
    <Page title={'\u00a0'} before={<BackLink to="/ventes">{own.list.title}</BackLink>}>
      <p role="status">{t.common.shell.loading}</p>
    </Page>
  );
}

function Failure({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const own = useWords();
  return (
    <Page title={own.list.title} before={<BackLink to="/ventes">{own.list.title}</BackLink>}>
      <Problem problem={problem} onRetry={onRetry} />
    </Page>
  );
}
