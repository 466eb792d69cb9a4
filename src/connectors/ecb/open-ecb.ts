import type { RateFeed } from '../../app/closing/ports.ts';
import { getText } from '../../shell/outbound/get-text.ts';

/** Euro foreign exchange reference rates, as the ECB publishes them around 16:00 CET on TARGET days. */
export const ECB = 'https://www.ecb.europa.eu/stats/eurofxref/';

const TIMEOUT_MS = 15_000;
/** Ninety days of some thirty currencies are about 150 kB. */
const MAX_BYTES = 1024 * 1024;
const FILES = { last: 'eurofxref-daily.xml', ninety: 'eurofxref-hist-90d.xml' } as const;

export const openEcb = (base: string, limits = {}): RateFeed => ({
  ask: async (days, signal) => {
    const url = new URL(FILES[days], base.endsWith('/') ? base : `${base}/`);
    const answer = await getText(url, 'application/xml, text/xml', {
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
      signal,
      ...limits,
    });
    if (!answer.ok) return { ok: false, fault: answer.fault.kind };
    return answer.status === 200 ? { ok: true, text: answer.text } : { ok: false, fault: 'unavailable' };
  },
});
