import { useCallback, useMemo, type ReactNode } from 'react';
import { contentToDocument, type DocumentContent, type Written } from '../../contract/document-shapes.ts';
import type { Finding } from '../../core/finding.ts';
import { checkLines, computeTotals, type Totals } from '../../core/invoicing/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';
import { currencyOf } from '../kit/money.tsx';
import type { Parties } from './api.ts';
import { fieldErrors } from './draft-facts.ts';
import { changeLines, type LineAction } from './draft-lines.ts';
import { EditorProvider, type Editor } from './editor-context.tsx';

type Props = {
  content: DocumentContent;
  change: (next: (before: DocumentContent) => DocumentContent) => void;
  parties: Parties;
  /** The day whose rates and due date are shown. */
  on: string;
  baseCurrency: string;
  /** What a first line is. */
  nature: Editor['nature'];
  /** No day of its own: its periods come later. */
  isTemplate?: boolean;
  /** What the server refused. */
  refused: readonly Pick<Finding, 'code' | 'path' | 'params' | 'severity'>[];
  /** Also what is only not written yet is said beside its field. */
  wanted: boolean;
  setUnreadable: Editor['setUnreadable'];
  children: (totals: Totals, document: Written) => ReactNode;
};

/** The fields of a document for a form that keeps what they write somewhere else: a delivery, a subscription. */
export function ContentEditor(props: Props) {
  const { content, change, parties, on, baseCurrency, nature, isTemplate = false, refused, wanted } = props;
  const { locale } = useLocale();
  const base = currencyOf(baseCurrency);
  const set = useCallback(
    (part: Partial<DocumentContent>) => change((before) => ({ ...before, ...part })),
    [change],
  );
  const act = useCallback(
    (action: LineAction) => change((before) => ({ ...before, lines: changeLines(before.lines, action) })),
    [change],
  );
  const document = useMemo(() => contentToDocument(content, on), [content, on]);
  const totals = useMemo(() => computeTotals(document, base), [document, base]);
  const errors = useMemo(
    () =>
      fieldErrors([...checkLines(document), ...refused], {
        wanted,
        say: (finding) => findingText(locale, finding),
      }),
    [document, refused, wanted, locale],
  );
  const editor: Editor = {
    content,
    kept: null,
    parties,
    today: on,
    base,
    currency: currencyOf(content.currency),
    mayEdit: true,
    nature,
    isTemplate,
    set,
    act,
    errors,
    errorOf: (path) => errors.get(path),
    setUnreadable: props.setUnreadable,
    completeCustomer: () => undefined,
    turnIntoCredit: () => undefined,
  };
  return <EditorProvider value={editor}>{props.children(totals, document)}</EditorProvider>;
}
