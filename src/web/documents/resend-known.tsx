import { useKept } from './api.ts';
import { keptTotals } from './kept-totals.ts';
import { NonReceiptDialog, type Said } from './non-receipt-dialog.tsx';

export type ResendProps = {
  documentId: string | null;
  said: Said;
  onClose: () => void;
  onDone: () => void;
};

export function ResendKnown({ documentId, ...rest }: ResendProps) {
  return documentId === null ? null : <Known documentId={documentId} {...rest} />;
}

function Known({ documentId, said, onClose, onDone }: ResendProps & { documentId: string }) {
  const { data: kept } = useKept(documentId);
  if (kept === undefined) return null;
  const { document, totals } = keptTotals(kept);
  return (
    <NonReceiptDialog target={{ kept, document, totals }} said={said} onClose={onClose} onDone={onDone} />
  );
}
