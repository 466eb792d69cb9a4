import type { Asked, CompanyRegister, RegisterCompany } from '../../app/party/ports.ts';
import { getJson } from '../../shell/outbound/get-json.ts';
import { readCompanies } from './read-companies.ts';

/** « Recherche d’entreprises » of the State (DINUM): Sirene and the national register, without a key. */
export const RECHERCHE_ENTREPRISES = 'https://recherche-entreprises.api.gouv.fr/';

const TIMEOUT_MS = 8000;
/** Ten companies with ten establishments each are some 60 kB. */
const MAX_BYTES = 512 * 1024;
const SUGGESTIONS = '8';

export const openRechercheEntreprises = (base: string, limits = {}): CompanyRegister => {
  const ask = async (
    text: string,
    signal: AbortSignal | undefined,
  ): Promise<Asked<readonly RegisterCompany[]>> => {
    const url = new URL('search', base.endsWith('/') ? base : `${base}/`);
    // Directors and finances are neither needed nor asked for.
    url.search = new URLSearchParams({
      q: text,
      page: '1',
      per_page: SUGGESTIONS,
      minimal: 'true',
      include: 'siege,matching_etablissements',
    }).toString();
    const answer = await getJson(url, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, signal, ...limits });
    if (!answer.ok) return answer;
    // 400: « Veuillez indiquer au moins 3 caractères… »: nothing can be found with it.
    if (answer.status === 400 || answer.status === 404) return { ok: true, value: [] };
    const companies = answer.status === 200 ? readCompanies(answer.json, text) : null;
    return companies === null ? { ok: false, fault: { kind: 'unreadable' } } : { ok: true, value: companies };
  };
  return {
    search: ask,
    read: async (number, signal) => {
      const answer = await ask(number, signal);
      if (!answer.ok) return answer;
      const siren = number.slice(0, 9);
      return { ok: true, value: answer.value.find((one) => one.facts.siren === siren) ?? null };
    },
  };
};
