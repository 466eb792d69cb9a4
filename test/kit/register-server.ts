import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the registers answer: as documented by default, or by one of their failures. */
export type RegisterMood =
  | 'well'
  | 'rate-limited'
  | 'broken'
  | 'silent'
  | 'malformed'
  | 'huge'
  | 'redirect'
  | 'ms-unavailable'
  | 'ms-unavailable-wrapped'
  | 'requester-refused';

/**
 * A real program on this machine that answers like « Recherche d’entreprises » (its OpenAPI description) and like VIES
 * (GET ms/{state}/vat/{number}). It never reaches the real ones.
 */
export type RegisterServer = {
  readonly companiesUrl: string;
  readonly vatUrl: string;
  readonly asked: URL[];
  /** One per question, then the last for all that follow. */
  moods: RegisterMood[];
  readonly companies: Map<string, object>;
  readonly validVat: Map<string, { name: string; address: string }>;
  readonly close: () => Promise<void>;
};

/** The example of the OpenAPI description, shortened to what `minimal=true&include=siege,matching_etablissements` gives. */
export const LA_POSTE = {
  siren: '356000000',
  nom_complet: 'la poste',
  nom_raison_sociale: 'LA POSTE',
  sigle: null,
  nombre_etablissements: 12734,
  nombre_etablissements_ouverts: 9524,
  siege: {
    siret: '35600000000048',
    adresse: 'DIRECTION GENERALE DE LA POSTE 9 RUE DU COLONEL PIERRE AVIA 75015 PARIS 15',
    complement_adresse: 'DIRECTION GENERALE DE LA POSTE',
    numero_voie: '9',
    indice_repetition: null,
    type_voie: 'RUE',
    libelle_voie: 'DU COLONEL PIERRE AVIA',
    distribution_speciale: null,
    cedex: null,
    libelle_cedex: null,
    code_postal: '75015',
    libelle_commune: 'PARIS 15',
    libelle_pays_etranger: null,
    etat_administratif: 'A',
    statut_diffusion_etablissement: 'O',
  },
  date_creation: '1991-01-01',
  etat_administratif: 'A',
  nature_juridique: '5510',
  statut_diffusion: 'O',
  matching_etablissements: [
    {
      siret: '35600000049837',
      adresse: '19 RUE DE LA POSTE 31700 CORNEBARRIEU',
      code_postal: '31700',
      libelle_commune: 'CORNEBARRIEU',
      etat_administratif: 'F',
    },
  ],
};

export const startRegisterServer = async (): Promise<RegisterServer> => {
  const state = {
    asked: [] as URL[],
    moods: ['well'] as RegisterMood[],
    companies: new Map<string, object>([['356000000', LA_POSTE]]),
    validVat: new Map([
      ['BE0403170701', { name: 'SA BOULANGERIE DU PARC', address: 'Rue du Parc 12\n1000 Bruxelles' }],
    ]),
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://register');
    state.asked.push(url);
    const mood = state.moods.length > 1 ? state.moods.shift()! : state.moods[0]!;
    if (fails(mood, request, response)) return;
    const answer = url.pathname.startsWith('/vies/') ? vatAnswer(state, url, mood) : found(state, url);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    companiesUrl: `http://127.0.0.1:${port}/companies`,
    vatUrl: `http://127.0.0.1:${port}/vies/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
};

const fails = (mood: RegisterMood, request: IncomingMessage, response: ServerResponse): boolean => {
  switch (mood) {
    case 'rate-limited':
      response.writeHead(429, { 'retry-after': '7' }).end('{"erreur":"Trop de requêtes"}');
      return true;
    case 'broken':
      response.writeHead(503).end('<html>Service Unavailable</html>');
      return true;
    case 'silent':
      return true;
    case 'malformed':
      response.writeHead(200).end('{"results": [{"siren"');
      return true;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
      return true;
    case 'huge': {
      const line = `${' '.repeat(65_535)}\n`;
      const more = (): void => {
        while (!response.destroyed && response.write(line));
      };
      response.writeHead(200).on('drain', more);
      request.on('close', () => response.destroy());
      more();
      return true;
    }
    case 'well':
    case 'ms-unavailable':
    case 'ms-unavailable-wrapped':
    case 'requester-refused':
      return false;
  }
};

type State = Pick<RegisterServer, 'companies' | 'validVat'>;

/** By SIREN, by the SIREN of a SIRET, else by words of the name. */
const found = ({ companies }: State, url: URL): object => {
  const asked = (url.searchParams.get('q') ?? '').toUpperCase();
  const known = [...companies].filter(([siren, company]) =>
    /^\d{9}(\d{5})?$/.test(asked)
      ? asked.startsWith(siren)
      : JSON.stringify(company).toUpperCase().includes(asked),
  );
  const results = known.map(([, company]) => company);
  return { results, total_results: results.length, page: 1, per_page: 8, total_pages: 1 };
};

const vatAnswer = ({ validVat }: State, url: URL, mood: RegisterMood): object => {
  if (mood === 'ms-unavailable-wrapped') {
    return { actionSucceed: false, errorWrappers: [{ error: 'MS_UNAVAILABLE' }] };
  }
  const [, country = '', number = ''] = /ms\/(\w+)\/vat\/(\w+)/.exec(url.pathname) ?? [];
  const known = validVat.get(country + number);
  const hasRequester = url.searchParams.get('requesterNumber') !== null;
  const fault = { 'ms-unavailable': 'MS_UNAVAILABLE', 'requester-refused': 'INVALID_REQUESTER_INFO' }[
    mood as string
  ];
  const isValid = known !== undefined && fault === undefined;
  return {
    isValid,
    requestDate: '2026-11-22T09:12:31.512Z',
    userError: fault ?? (isValid ? 'VALID' : 'INVALID'),
    name: isValid ? known.name : '---',
    address: isValid ? known.address : '---',
    requestIdentifier: isValid && hasRequester ? 'WAPIAAAAZ9cWmQXG' : '',
    originalVatNumber: number,
    vatNumber: number,
    viesApproximate: { matchName: 3, matchStreet: 3 },
  };
};
