import { setTimeout as wait } from 'node:timers/promises';
import { createRegisterWorker } from '../app/party/index.ts';
import {
  openRechercheEntreprises,
  RECHERCHE_ENTREPRISES,
} from '../connectors/recherche-entreprises/index.ts';
import { openVies, VIES } from '../connectors/vies/index.ts';
import type { Config } from '../shell/config.ts';

/** Public registers of companies and of VAT numbers, at their own addresses or at those of the settings. */
export const composeRegisters = (config: Pick<Config, 'companyRegisterUrl' | 'vatRegisterUrl'>) => {
  const registerUrls = {
    companies: config.companyRegisterUrl ?? RECHERCHE_ENTREPRISES,
    vat: config.vatRegisterUrl ?? VIES,
  };
  const registers = {
    companies: openRechercheEntreprises(registerUrls.companies),
    vat: openVies(registerUrls.vat),
    // A program that stops does not wait for the end of a pause.
    pause: (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }).catch(() => undefined),
  };
  const worker = createRegisterWorker(registers);
  return {
    worker,
    room: {
      registers,
      registerJob: worker.job,
      hosts: {
        companies: new URL(registerUrls.companies).host,
        vat: new URL(registerUrls.vat).host,
      },
    },
  };
};
