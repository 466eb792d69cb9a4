import type { VatRegister } from '../../app/party/ports.ts';
import { getJson } from '../../shell/outbound/get-json.ts';
import { readVatAnswer } from './read-vat-answer.ts';

/** VIES of the Commission (Regulation (EU) 904/2010, art. 31), without a key. */
export const VIES = 'https://ec.europa.eu/taxation_customs/vies/rest-api/';

/** Some member states take their time. */
const TIMEOUT_MS = 12_000;
const MAX_BYTES = 64 * 1024;

export const openVies = (base: string, limits = {}): VatRegister => ({
  check: async (vatNumber, requester, signal) => {
    const [country, number] = [vatNumber.slice(0, 2), vatNumber.slice(2)];
    const root = base.endsWith('/') ? base : `${base}/`;
    const url = new URL(`ms/${country}/vat/${encodeURIComponent(number)}`, root);
    if (requester !== '') {
      url.search = new URLSearchParams({
        requesterMemberStateCode: requester.slice(0, 2),
        requesterNumber: requester.slice(2),
      }).toString();
    }
    const answer = await getJson(url, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, signal, ...limits });
    if (!answer.ok) return answer;
    return readVatAnswer(answer.json, vatNumber);
  },
});
