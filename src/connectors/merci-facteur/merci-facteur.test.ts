import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POSTAL_KEYS, startPostalServer, type PostalServer } from '../../../test/kit/postal-server.ts';
import type { LetterToPost } from '../../app/post/ports.ts';
import { openMerciFacteur } from './open-merci-facteur.ts';
import { readStatus, toCents } from './read-answer.ts';

let server: PostalServer;
beforeAll(async () => {
  server = await startPostalServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.taken.length = 0;
  server.calls.length = 0;
  server.fault = null;
});

const open = (more: Partial<typeof POSTAL_KEYS> = {}, timeoutMs = 5000) =>
  openMerciFacteur({ ...POSTAL_KEYS, ...more }, { base: server.base, timeoutMs });
const letter = (more: Partial<LetterToPost> = {}): LetterToPost => ({
  key: 'lettre-1',
  reference: 'R-C-00417-2026-11-23',
  service: 'registered',
  from: {
    name: 'Atelier Morvan',
    lines: ['14 rue des Tanneurs'],
    postalCode: '69005',
    city: 'Lyon',
    country: 'FR',
  },
  to: {
    name: 'Hôtel Les Trois Ponts',
    lines: ['Service comptabilité', 'Bâtiment B', 'Zone du Port', '12 quai Nord'],
    postalCode: '29900',
    city: 'Concarneau',
    country: 'FR',
  },
  pdf: Buffer.from('%PDF-1.7 lettre'),
  ...more,
});

describe('Merci Facteur, as documented', () => {
  it('asks for one token a day, and gives the price of a page before tax', async () => {
    const provider = open();
    expect(await provider.quote('normal', 'FR')).toEqual({ outcome: 'quoted', minor: 169n });
    expect(await provider.quote('registered', 'FR')).toEqual({ outcome: 'quoted', minor: 604n });
    expect(server.calls).toEqual(['getToken', 'getPostagePrice', 'getPostagePrice']);
  });

  it('sends the letter whole, with its reference and the key that forbids a double', async () => {
    expect(await open().submit(letter())).toEqual({ outcome: 'accepted', ref: '1000', priceMinor: 612n });
    expect(server.taken).toMatchObject([
      {
        mode: 'lrare',
        key: 'lettre-1',
        from: { societe: 'Atelier Morvan', cp: '69005', pays: 'FRANCE', reference: '' },
        to: {
          societe: 'Hôtel Les Trois Ponts',
          // Four lines in the room of three.
          adresse1: 'Service comptabilité, Bâtiment B',
          adresse2: 'Zone du Port',
          adresse3: '12 quai Nord',
          reference: 'R-C-00417-2026-11-23',
        },
      },
    ]);
    expect(server.taken[0]!.pdf.toString()).toBe('%PDF-1.7 lettre');
  });

  it('asks for a new token when the old one is no longer taken, once', async () => {
    const provider = open();
    await provider.quote('normal', 'FR');
    server.expireToken();
    expect(await provider.submit(letter())).toMatchObject({ outcome: 'accepted' });
    expect(server.taken).toHaveLength(1);
    expect(server.calls.filter((name) => name === 'getToken')).toHaveLength(2);
  });

  it('a wrong key is about the account: nothing was posted', async () => {
    expect(await open({ secret: 'fausse' }).submit(letter())).toMatchObject({
      outcome: 'refused',
      account: true,
      response: expect.stringContaining('INVALID_SIGNATURE'),
    });
    expect(server.taken).toEqual([]);
  });

  it('a provider that is not there is about the account too', async () => {
    const gone = await startPostalServer();
    const { base } = gone;
    await gone.close();
    const provider = openMerciFacteur(POSTAL_KEYS, { base, timeoutMs: 1000 });
    expect(await provider.submit(letter())).toMatchObject({ outcome: 'refused', account: true });
  });

  it('success: false is a certain no, in its words', async () => {
    // Kosovo: not in the provider's list, so no spelling of it is taken.
    const abroad = { ...letter().to, country: 'XK' };
    expect(await open().submit(letter({ to: abroad }))).toMatchObject({
      outcome: 'refused',
      account: false,
      response: 'INVALID_ADDRESS: refus : INVALID_ADDRESS',
    });
  });

  it.each(['dies-after-taking', 'dies-before-taking', 'gateway-error'] as const)(
    '%s: nobody knows; asked again with the same key it is there once',
    async (fault) => {
      const provider = open();
      server.fault = fault;
      expect(await provider.submit(letter())).toMatchObject({ outcome: 'unknown' });
      const again = await provider.submit(letter());
      expect(again.outcome).toBe(fault === 'dies-after-taking' ? 'duplicate' : 'accepted');
      expect(server.taken).toHaveLength(1);
    },
  );

  it('follows a letter from the printer to the signed receipt, with the proof of its deposit', async () => {
    const provider = open();
    await provider.submit(letter());
    const [taken] = server.taken;
    const state = async () => {
      const answer = await provider.status('1000');
      return answer.outcome === 'known' ? answer.status : answer;
    };
    expect(await state()).toMatchObject({ state: 'submitted', trackingNumber: null, receipt: null });
    Object.assign(taken!, { printed: 'Imprimé', lastState: 'pris_en_charge', tracking: '2C123456789' });
    expect(await state()).toMatchObject({ state: 'in-post', trackingNumber: '2C123456789' });
    expect(await provider.proof('2C123456789')).toBeNull();
    taken!.deposit = Buffer.from('%PDF-depot');
    expect(await provider.proof('2C123456789')).toEqual({
      mediaType: 'application/pdf',
      bytes: Buffer.from('%PDF-depot'),
    });
    Object.assign(taken!, { lastState: 'distribue', receipt: Buffer.from('image').toString('base64') });
    expect(await state()).toMatchObject({
      state: 'delivered',
      receipt: { mediaType: 'image/jpeg', bytes: Buffer.from('image') },
    });
    Object.assign(taken!, { lastState: 'distribue_expediteur', pnd: '1', receipt: 'pending' });
    expect(await state()).toMatchObject({ state: 'returned' });
  });

  it('does not take a problem for the end, nor a sentence about something else for delivery', () => {
    const of = (last_state: string, pnd = '0') => readStatus({ suiviCourrier: [{ last_state, pnd }] })?.state;
    expect(of('probleme_en_cours')).toBe('in-post');
    expect(of('Courrier non distribué')).toBe('in-post');
    expect(of('14/02/2026 : Courrier distribué au destinataire')).toBe('delivered');
    expect(of('wait')).toBe('submitted');
    expect(readStatus({ success: true })).toBeNull();
  });

  it.each([
    ['6.12', 612n],
    [5.9, 590n],
    ['5,745', 575n],
    ['0.304', 30n],
    [7, 700n],
    ['gratuit', null],
  ])('reads the price %s without floats', (text, cents) => {
    expect(toCents(text)).toBe(cents);
  });
});
