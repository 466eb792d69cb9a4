import { listWhy, readPreview } from '../../app/insight/index.ts';
import type { LateCompany } from './dunning-company.ts';
import { clocked, tenths } from './clocked.ts';

export type InsightFigures = {
  /** All parts, as the screen asks for them; `part`: the longest that it waits for one. */
  preview: { seconds: number; cpuSeconds: number | null; partMs: number; parts: number; messages: number };
  /** Of all customers, and of one. */
  why: { seconds: number; cpuSeconds: number | null; oneMs: number };
};

/** The thirty days to come and why each invoice is reminded or not, on the company whose run was measured. */
export const measureInsight = async (company: LateCompany): Promise<InsightFigures> => {
  let [parts, messages, longest, partyId] = [0, 0, 0, ''];
  const preview = await clocked(async () => {
    for (let after: string | null | undefined; after !== null; parts += 1) {
      const from = after;
      const begun = performance.now();
      const part = await company.run((context) =>
        readPreview(context, from === undefined ? {} : { after: from }),
      );
      longest = Math.max(longest, performance.now() - begun);
      messages += part.rows.length;
      partyId = part.rows[0]?.partyId ?? partyId;
      after = part.next;
    }
  });
  const why = await clocked(() => company.run((context) => listWhy(context, {})));
  const one = await clocked(() => company.run((context) => listWhy(context, { customerId: partyId })));
  const seconds = (ms: number | null): number | null => (ms === null ? null : tenths(ms / 1000));
  return {
    preview: {
      seconds: tenths(preview.ms / 1000),
      cpuSeconds: seconds(preview.cpuMs),
      partMs: Math.round(longest),
      parts,
      messages,
    },
    why: { seconds: tenths(why.ms / 1000), cpuSeconds: seconds(why.cpuMs), oneMs: Math.round(one.ms) },
  };
};
