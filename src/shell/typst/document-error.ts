/** `refused`: the layout or the data; the others: the process. */
export class DocumentError extends Error {
  readonly code: 'refused' | 'timeout' | 'crashed' | 'closed';
  constructor(code: DocumentError['code'], message: string) {
    super(message);
    this.name = 'DocumentError';
    this.code = code;
  }
}
