import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isInvoice, type DocumentKind } from '../../core/invoicing/index.ts';
import { RemindButton } from '../dunning/index.ts';
import { ChevronDownIcon, DownloadIcon, MailIcon, MoreIcon } from '../kit/icons.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { documentsApi, useStore, type Kept } from './api.ts';
import { conversions, takesPercent } from './document-state.ts';
import { useWords } from './texts.ts';

export type Asked =
  | { what: 'credit' }
  | { what: 'send' }
  | { what: 'not-received' }
  | { what: 'convert'; to: DocumentKind }
  | { what: 'conclude'; outcome: 'accepted' | 'refused' };

/** Makes a draft of a document and opens it. */
export function useConvert() {
  const t = useWords();
  const toasts = useToasts();
  const store = useStore();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ kept, to, percent }: { kept: Kept; to: DocumentKind; percent?: string }) =>
      documentsApi.convert({ id: kept.id, to, ...(percent !== undefined && { percent }) }),
    onSuccess: async (made) => {
      toasts.success(t.issued.made_(t.kinds[made.kind]));
      await store(made);
      await navigate({ to: `/ventes/${made.id}` });
    },
  });
}

type IssuedProps = { kept: Kept; isLate: boolean; onAsk: (asked: Asked) => void };

/** What can be done with it, the next step as the main button. */
export function IssuedActions({ kept, isLate, onAsk }: IssuedProps) {
  const t = useWords().issued;
  const toasts = useToasts();
  const mayEdit = useMay('invoices.edit');
  const maySend = useMay('messages.send');
  const convert = useConvert();
  const { kind, state } = kept;
  const claims = isInvoice(kind);
  const make = (to: DocumentKind) =>
    takesPercent(to)
      ? onAsk({ what: 'convert', to })
      : convert.mutate({ kept, to }, { onError: toasts.failure });
  const made = conversions(kind, state);
  const isAnswerable = kind === 'quote' && state !== 'draft';
  const sendable = maySend && (!claims || kept.hasPdf);

  const rare: ReactNode[] = [];
  if (mayEdit && isAnswerable && state !== 'sent') {
    const outcome = state === 'accepted' ? 'refused' : 'accepted';
    rare.push(
      <Menu.Item key="answer" onClick={() => onAsk({ what: 'conclude', outcome })}>
        {outcome === 'accepted' ? t.accept : t.refuse}
      </Menu.Item>,
    );
  }
  if (mayEdit && isAnswerable && state === 'sent') {
    rare.push(
      <Menu.Item key="refuse" onClick={() => onAsk({ what: 'conclude', outcome: 'refused' })}>
        {t.refuse}
      </Menu.Item>,
    );
  }
  // What was replaced or given back is refused, and why.
  if (mayEdit && claims && kind !== 'credit_note') {
    rare.push(
      <Menu.Item key="replace" onClick={() => make('corrective')}>
        {t.convertTo.corrective}
      </Menu.Item>,
    );
  }
  if (mayEdit && kind !== 'credit_note' && kind !== 'corrective') {
    rare.push(
      <Menu.Item
        key="duplicate"
        onClick={() => convert.mutate({ kept, to: kind }, { onError: toasts.failure })}
      >
        {t.duplicate}
      </Menu.Item>,
    );
  }
  return (
    <>
      {sendable && (
        <Button
          variant="default"
          leftSection={<MailIcon size={18} />}
          onClick={() => onAsk({ what: 'send' })}
        >
          {t.send}
        </Button>
      )}
      {claims && kept.openMinor !== null && BigInt(kept.openMinor) > 0n && isLate && (
        <RemindButton what={{ documentIds: [kept.id] }} />
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<DownloadIcon size={18} />}
            rightSection={<ChevronDownIcon size={16} />}
          >
            {t.download}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={documentsApi.pdf({ id: kept.id })}
            download
            disabled={claims && !kept.hasPdf}
          >
            {claims ? t.pdfDownload : t.pdf}
          </Menu.Item>
          {claims &&
            (['cii', 'ubl'] as const).map((syntax) => (
              <Menu.Item key={syntax} component="a" href={documentsApi.xml({ id: kept.id, syntax })} download>
                {t[syntax]}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {rare.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t.more}>
              <MoreIcon size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>{rare}</Menu.Dropdown>
        </Menu>
      )}
      {mayEdit && claims && kind !== 'credit_note' && (
        <Button variant="default" onClick={() => onAsk({ what: 'credit' })}>
          {t.credit}
        </Button>
      )}
      {mayEdit && made.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant={state === 'sent' && kind === 'quote' ? 'default' : 'filled'}
              rightSection={<ChevronDownIcon size={16} />}
              loading={convert.isPending}
            >
              {t.convert}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {made.map((to) => (
              <Menu.Item key={to} onClick={() => make(to)}>
                {t.convertTo[to]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {mayEdit && isAnswerable && state === 'sent' && (
        <Button onClick={() => onAsk({ what: 'conclude', outcome: 'accepted' })}>{t.accept}</Button>
      )}
    </>
  );
}
