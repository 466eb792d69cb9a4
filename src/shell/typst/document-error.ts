/** What is wrong in a company's own layout. `line` from 1; 0 where none is known. */
export type LayoutFault = { readonly line: number; readonly message: string };

/** `refused`: the layout or the data; the others: the process. */
export class DocumentError extends Error {
  readonly code: 'refused' | 'timeout' | 'crashed' | 'closed';
  /** Of a company's own layout that was refused. */
  readonly faults: readonly LayoutFault[];
  constructor(code: DocumentError['code'], message: string, faults: readonly LayoutFault[] = []) {
    super(message);
    this.name = 'DocumentError';
    this.code = code;
    this.faults = faults;
  }
}
