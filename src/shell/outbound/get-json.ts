import { getText, type GetLimits, type OutboundFault } from './get-text.ts';

export type JsonAnswer =
  | { readonly ok: true; readonly status: number; readonly json: unknown }
  | { readonly ok: false; readonly fault: OutboundFault };

/** The same as `getText`, of a service that answers in JSON; a 4xx with a JSON body is an answer too. */
export const getJson = async (url: URL, limits: GetLimits): Promise<JsonAnswer> => {
  const answer = await getText(url, 'application/json', limits);
  if (!answer.ok) return answer;
  try {
    return { ok: true, status: answer.status, json: JSON.parse(answer.text) as unknown };
  } catch {
    return { ok: false, fault: { kind: 'unreadable' } };
  }
};
