/** Why nothing was read. `retryAfterSeconds`: what a server that is asked too often wants us to wait; null = not said. */
export type OutboundFault =
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'unavailable' | 'timeout' | 'too-large' | 'unreadable' };

export type TextAnswer =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | { readonly ok: false; readonly fault: OutboundFault };

export type GetLimits = {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
};

const failed = (kind: Exclude<OutboundFault['kind'], 'rate-limited'>): TextAnswer => ({
  ok: false,
  fault: { kind },
});

/**
 * One GET to a service the operator has named. No redirect is followed, no cookie kept; what is slower or larger than its
 * limits is left. A 4xx is an answer: services explain themselves there.
 */
export const getText = async (
  url: URL,
  accept: string,
  { timeoutMs, maxBytes, signal }: GetLimits,
): Promise<TextAnswer> => {
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: signal === undefined ? late : AbortSignal.any([late, signal]),
      headers: { accept, 'user-agent': 'Encaisse/1' },
    });
    if (response.status === 429) {
      await response.body?.cancel();
      const retryAfterSeconds = retryAfter(response.headers.get('retry-after'));
      return { ok: false, fault: { kind: 'rate-limited', retryAfterSeconds } };
    }
    if (response.status >= 500) {
      await response.body?.cancel();
      return failed('unavailable');
    }
    const bytes = await readAtMost(response, maxBytes);
    if (bytes === null) return failed('too-large');
    return { ok: true, status: response.status, text: bytes.toString('utf8') };
  } catch {
    return failed(late.aborted ? 'timeout' : 'unavailable');
  }
};

/** Seconds; a date is not waited for, it asks for our clock to be theirs. */
const retryAfter = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header.trim()) : null;

const readAtMost = async (response: Response, maxBytes: number): Promise<Buffer | null> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop ends the connection: what is too much is not read to its end.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
