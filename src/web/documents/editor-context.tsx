import { createContext, use } from 'react';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import type { Currency } from '../../core/money/index.ts';
import type { LineAction } from './draft-lines.ts';
import type { Kept, Parties } from './api.ts';

export type Editor = {
  content: DocumentContent;
  kept: Kept | null;
  parties: Parties;
  today: string;
  base: Currency;
  currency: Currency;
  mayEdit: boolean;
  /** What a first line is. */
  nature: 'goods' | 'services';
  /** Written once for many invoices: it has no day of its own. */
  isTemplate: boolean;
  /** Some members of the content. */
  set: (part: Partial<DocumentContent>) => void;
  act: (action: LineAction) => void;
  /** The sentences beside fields, by path. */
  errors: ReadonlyMap<string, string>;
  errorOf: (path: string) => string | undefined;
  /** A field holds something that is no number; the content keeps the last one that was. */
  setUnreadable: (path: string, isUnreadable: boolean) => void;
  completeCustomer: () => void;
  /** The draft, whose total is negative, becomes a credit note. */
  turnIntoCredit: () => void;
};

const EditorContext = createContext<Editor | null>(null);

export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (editor === null) throw new Error('useEditor outside of EditorProvider');
  return editor;
}
