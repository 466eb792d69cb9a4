import type { LayoutFault } from './document-error.ts';
import type { ConformanceLevel } from './facturx-xmp.ts';
import type { OwnLayout } from './own-layout.ts';

/*
 * Messages between the server and the child that renders. By Node's advanced serialisation: bytes stay bytes.
 */
export type Layout =
  | 'reminder'
  | 'statement'
  | 'invoice'
  | 'attestation'
  | 'proof'
  | 'acknowledgement'
  | 'print-list'
  | 'books'
  | 'remittance'
  | 'hand-over';

/** A file inside the PDF/A-3, such as the XML of a Factur-X. */
export type Attachment = {
  /** factur-x.xml or xrechnung.xml for an electronic invoice. */
  name: string;
  /** ISO 19005-3, 6.8: what the file is to the document. */
  relationship: 'source' | 'data' | 'alternative' | 'supplement';
  mediaType: string;
  description: string;
  bytes: Uint8Array;
  /** Written into the XMP packet; null for a file that is no electronic invoice. */
  conformanceLevel: ConformanceLevel | null;
};

/** A company's picture at the head of the page. */
export type Logo = { format: 'png' | 'jpg' | 'svg'; bytes: Uint8Array };

export type StartMessage = {
  kind: 'start';
  assetsDirectory: string;
  fontsDirectory: string;
  /** For a child of own layouts: it ends when it takes more. null: nobody looks. */
  mostBytes: number | null;
};

export type RenderMessage = {
  kind: 'render';
  layout: Layout;
  /** JSON of the view model. */
  data: string;
  /** Payload of the QR code, '' for none. */
  qr: string;
  /** Seconds since 1970, written into the PDF: equal inputs give equal bytes. */
  createdAt: number;
  attachment?: Attachment | null;
  logo?: Logo | null;
  /** Instead of the layout of commercial documents. */
  own?: OwnLayout | null;
};

export type ParentMessage = StartMessage | RenderMessage;

export type ChildMessage =
  | { ok: true; pdf: Uint8Array; words: string; rssBytes: number }
  | { ok: false; message: string; faults: readonly LayoutFault[]; rssBytes: number };
