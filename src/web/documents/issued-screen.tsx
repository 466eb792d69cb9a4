import { useState } from 'react';
import { BackLink } from '../kit/back-link.tsx';
import { FileIcon, LockIcon } from '../kit/icons.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Figures, Page, type Figure } from '../kit/page.tsx';
import { PdfPreview } from '../kit/previews.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { isInvoice } from '../../core/invoicing/index.ts';
import { CustomerLink } from '../portal/index.ts';
import { documentsApi, type Kept } from './api.ts';
import { ConcludeDialog, ConvertDialog, CreditDialog, NonReceiptDialog, SendDialog } from './dialogs.ts';
import { DocumentFacts } from './document-facts.tsx';
import { shownState, stateHue } from './document-state.ts';
import { IssuedActions, type Asked } from './issued-actions.tsx';
import classes from './issued.module.css';
import { RelatedDocuments } from './related-documents.tsx';
import { RetentionSection } from './retention-section.tsx';
import { SendingSection } from './sending-section.tsx';
import { keptTotals } from './kept-totals.ts';
import { useWords } from './texts.ts';

/** A document that left: its PDF, its facts, where it comes from and leads to, and what can still be done. */
export function IssuedScreen({ kept }: { kept: Kept }) {
  const t = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { kind, content } = kept;
  const { totals, document, dueOn: firstDueOn } = keptTotals(kept);
  // Of what is still owed: an instalment that was paid makes nothing late.
  const dueOn = kept.openDueOn ?? firstDueOn;
  const claims = isInvoice(kind);
  const state = shownState(
    {
      kind,
      state: kept.state,
      validUntil: content.validUntil,
      dueOn,
      grossMinor: totals.grossMinor.toString(),
      openMinor: kept.openMinor,
    },
    kept.today,
  );
  const name = kept.number === '' ? t.kinds[kind] : kept.number;
  const pdf = documentsApi.pdf({ id: kept.id });
  const open = kept.openMinor === null ? null : BigInt(kept.openMinor);
  const figures: Figure[] = [
    {
      key: 'gross',
      label: t.issued.gross,
      value: <MoneyText minor={totals.grossMinor} currency={content.currency} />,
    },
    ...(claims && open !== null
      ? [
          {
            key: 'open',
            label: kind === 'credit_note' ? t.issued.toUse : t.issued.open,
            value: <MoneyText minor={open < 0n ? -open : open} currency={content.currency} />,
            tone: (state === 'late' ? 'bad' : open === 0n ? 'dim' : undefined) as 'bad' | 'dim' | undefined,
          },
        ]
      : []),
  ];
  const close = () => setAsked(null);
  return (
    <Page
      title={name}
      before={<BackLink to="/ventes">{t.list.title}</BackLink>}
      subtitle={
        <span className={classes.subtitle}>
          <span>
            {t.kinds[kind]}
            {kept.buyer !== null && ` · ${kept.buyer.name}`}
          </span>
          <StatusBadge colour={stateHue(state)} filled>
            {t.states[state]}
          </StatusBadge>
        </span>
      }
      actions={<IssuedActions kept={kept} isLate={dueOn !== null && dueOn < kept.today} onAsk={setAsked} />}
    >
      <div className={classes.split}>
        <div className={classes.facts}>
          <Figures figures={figures} />
          <DocumentFacts kept={kept} dueOn={dueOn} netMinor={totals.netMinor} />
          {claims && content.retention !== null && <RetentionSection kept={kept} />}
          <RelatedDocuments kept={kept} />
          <SendingSection kept={kept} onNotReceived={() => setAsked({ what: 'not-received' })} />
          <CustomerLink of={{ documentId: kept.id }} />
          {claims && (
            <p className={classes.sealed}>
              <LockIcon size={16} /> {t.issued.sealed}
            </p>
          )}
        </div>
        <div className={classes.picture}>
          {claims && !kept.hasPdf ? (
            <div className={classes.waiting} role="status">
              <EmptyState icon={FileIcon} title={t.issued.pdfWaiting} />
            </div>
          ) : (
            <PdfPreview src={`${pdf}#navpanes=0&view=FitH`} name={name} height="min(78dvh, 62rem)" />
          )}
        </div>
      </div>
      <CreditDialog kept={asked?.what === 'credit' ? kept : null} onClose={close} />
      <ConvertDialog
        target={asked?.what === 'convert' ? { kept, to: asked.to, grossMinor: totals.grossMinor } : null}
        onClose={close}
      />
      <ConcludeDialog
        target={asked?.what === 'conclude' ? { kept, outcome: asked.outcome } : null}
        onClose={close}
      />
      <NonReceiptDialog
        target={asked?.what === 'not-received' ? { kept, document, totals } : null}
        onClose={close}
      />
      <SendDialog target={asked?.what === 'send' ? { kept, document, totals } : null} onClose={close} />
    </Page>
  );
}
