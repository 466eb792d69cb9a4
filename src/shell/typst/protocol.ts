/*
 * Messages between the server and the child that renders. By Node's advanced serialisation: bytes stay bytes.
 */
export type Layout = 'reminder' | 'statement';

export type StartMessage = { kind: 'start'; assetsDirectory: string; fontsDirectory: string };

export type RenderMessage = {
  kind: 'render';
  layout: Layout;
  /** JSON of the view model. */
  data: string;
  /** Payload of the QR code, '' for none. */
  qr: string;
  /** Seconds since 1970, written into the PDF: equal inputs give equal bytes. */
  createdAt: number;
};

export type ParentMessage = StartMessage | RenderMessage;

export type ChildMessage =
  | { ok: true; pdf: Uint8Array; rssBytes: number }
  | { ok: false; message: string; rssBytes: number };
