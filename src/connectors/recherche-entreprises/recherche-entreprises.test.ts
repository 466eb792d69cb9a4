import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LA_POSTE, startRegisterServer, type RegisterServer } from '../../../test/kit/register-server.ts';
import type { CompanyRegister } from '../../app/party/ports.ts';
import { openRechercheEntreprises } from './open-recherche-entreprises.ts';
import { readCompanies } from './read-companies.ts';

let server: RegisterServer;
let register: CompanyRegister;
beforeAll(async () => {
  server = await startRegisterServer();
  register = openRechercheEntreprises(server.companiesUrl);
});
afterAll(() => server.close());
beforeEach(() => {
  server.moods = ['well'];
  server.asked.length = 0;
});

const LA_POSTE_FACTS = {
  name: 'LA POSTE',
  siren: '356000000',
  siret: '35600000000048',
  vatNumber: '',
  addressLines: ['9 RUE DU COLONEL PIERRE AVIA', 'DIRECTION GENERALE DE LA POSTE'],
  postalCode: '75015',
  city: 'PARIS 15',
  country: 'FR',
};

describe('Recherche d’entreprises', () => {
  it('is asked for the seat and establishments only: no directors, no accounts', async () => {
    expect(await register.search('la poste')).toEqual({
      ok: true,
      value: [{ facts: LA_POSTE_FACTS, isPublicBody: false, state: 'active' }],
    });
    const [url] = server.asked;
    expect(url?.pathname).toBe('/companies/search');
    expect(Object.fromEntries(url!.searchParams)).toEqual({
      q: 'la poste',
      page: '1',
      per_page: '8',
      minimal: 'true',
      include: 'siege,matching_etablissements',
    });
  });

  it('answers by SIREN, by SIRET for one establishment, and with nothing when it does not know', async () => {
    expect(await register.read('356000000')).toMatchObject({ value: { facts: LA_POSTE_FACTS } });
    expect(await register.read('35600000049837')).toMatchObject({
      value: {
        state: 'closed',
        facts: {
          siret: '35600000049837',
          addressLines: ['19 RUE DE LA POSTE'],
          postalCode: '31700',
          city: 'CORNEBARRIEU',
        },
      },
    });
    expect(await register.read('732829320')).toEqual({ ok: true, value: null });
  });

  it.each([
    ['rate-limited', { kind: 'rate-limited', retryAfterSeconds: 7 }],
    ['broken', { kind: 'unavailable' }],
    ['malformed', { kind: 'unreadable' }],
    ['huge', { kind: 'too-large' }],
    ['redirect', { kind: 'unavailable' }],
  ] as const)('that is %s says so', async (mood, fault) => {
    server.moods = [mood];
    expect(await register.read('356000000')).toEqual({ ok: false, fault });
  });

  it('that does not answer is left', async () => {
    server.moods = ['silent'];
    const hasty = openRechercheEntreprises(server.companiesUrl, { timeoutMs: 50 });
    expect(await hasty.read('356000000')).toEqual({ ok: false, fault: { kind: 'timeout' } });
  });

  it('that nobody listens at is unavailable', async () => {
    const nowhere = openRechercheEntreprises('http://127.0.0.1:9/');
    expect(await nowhere.read('356000000')).toEqual({ ok: false, fault: { kind: 'unavailable' } });
  });
});

describe('its answer', () => {
  const one = (over: object) => readCompanies({ results: [{ ...LA_POSTE, ...over }] }, '')?.[0];

  it('tells a ceased company and a public body', () => {
    expect(one({ etat_administratif: 'C' })?.state).toBe('ceased');
    // 7210: commune. 4110: établissement public national à caractère industriel ou commercial.
    expect(one({ nature_juridique: '7210' })?.isPublicBody).toBe(true);
    expect(one({ nature_juridique: '4110' })?.isPublicBody).toBe(true);
  });

  it('has nothing in the place of what somebody objected to', () => {
    const siege = {
      ...LA_POSTE.siege,
      numero_voie: '[ND]',
      libelle_voie: '[NON-DIFFUSIBLE]',
      adresse: '[ND]',
    };
    const hidden = one({ nom_raison_sociale: '[NON-DIFFUSIBLE]', nom_complet: '[ND]', siege });
    expect(hidden?.facts).toMatchObject({ name: '' });
    expect(JSON.stringify(hidden)).not.toMatch(/ND\]|DIFFUSIBLE/);
  });

  it('reads a CEDEX address and leaves one abroad', () => {
    const cedex = { ...LA_POSTE.siege, cedex: '75757', libelle_cedex: 'PARIS CEDEX 15' };
    expect(one({ siege: cedex })?.facts).toMatchObject({ postalCode: '75757', city: 'PARIS CEDEX 15' });
    const abroad = { ...LA_POSTE.siege, libelle_pays_etranger: 'BELGIQUE' };
    expect(one({ siege: abroad })?.facts).toMatchObject({ addressLines: [], city: '', country: '' });
  });

  it.each([null, [], {}, { results: 'x' }, 'text'])(
    'that is not the documented one is not read: %j',
    (json) => {
      expect(readCompanies(json, '')).toBeNull();
    },
  );

  it('with rows that are none skips them', () => {
    expect(readCompanies({ results: [null, 3, {}, { siren: '123' }] }, '')).toEqual([]);
  });
});
