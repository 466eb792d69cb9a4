import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRegisterServer, type RegisterServer } from '../../../test/kit/register-server.ts';
import { openVies } from './open-vies.ts';
import { readVatAnswer } from './read-vat-answer.ts';

let server: RegisterServer;
beforeAll(async () => {
  server = await startRegisterServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.moods = ['well'];
  server.asked.length = 0;
});

const VALID = 'BE0403170701';
const OURS = 'FR44732829320';
const check = (vatNumber = VALID, requester = OURS) => openVies(server.vatUrl).check(vatNumber, requester);

describe('VIES', () => {
  it('gives a consultation number to who says who asks', async () => {
    expect(await check()).toEqual({
      ok: true,
      value: {
        isValid: true,
        reference: 'WAPIAAAAZ9cWmQXG',
        facts: {
          name: 'SA BOULANGERIE DU PARC',
          siren: '',
          siret: '',
          vatNumber: VALID,
          addressLines: ['Rue du Parc 12'],
          postalCode: '1000',
          city: 'Bruxelles',
          country: 'BE',
        },
      },
    });
    expect(server.asked[0]?.pathname).toBe('/vies/ms/BE/vat/0403170701');
    expect(server.asked[0]?.search).toBe('?requesterMemberStateCode=FR&requesterNumber=44732829320');
    expect(await check(VALID, '')).toMatchObject({ value: { isValid: true, reference: '' } });
    expect(server.asked[1]?.search).toBe('');
  });

  it('knows a number that is not valid', async () => {
    expect(await check('BE0999999999')).toMatchObject({ ok: true, value: { isValid: false, reference: '' } });
  });

  it.each([
    ['ms-unavailable', { kind: 'unavailable' }],
    ['ms-unavailable-wrapped', { kind: 'unavailable' }],
    ['requester-refused', { kind: 'requester' }],
    ['rate-limited', { kind: 'rate-limited', retryAfterSeconds: 7 }],
    ['broken', { kind: 'unavailable' }],
    ['malformed', { kind: 'unreadable' }],
    ['huge', { kind: 'too-large' }],
  ] as const)('that is %s gives no verdict', async (mood, fault) => {
    server.moods = [mood];
    expect(await check()).toEqual({ ok: false, fault });
  });

  it('that does not answer is left', async () => {
    server.moods = ['silent'];
    expect(await openVies(server.vatUrl, { timeoutMs: 50 }).check(VALID, '')).toEqual({
      ok: false,
      fault: { kind: 'timeout' },
    });
  });
});

describe('its answer', () => {
  it.each([
    [{ isValid: false }, { ok: true, value: { isValid: false } }],
    [
      { valid: false, name: '---' },
      { ok: true, value: { isValid: false } },
    ],
    [
      { isValid: false, userError: 'INVALID' },
      { ok: true, value: { isValid: false } },
    ],
    [
      { isValid: false, userError: 'INVALID_INPUT' },
      { ok: true, value: { isValid: false } },
    ],
    [{ isValid: false, userError: 'MS_MAX_CONCURRENT_REQ' }, { fault: { kind: 'rate-limited' } }],
    [{ isValid: false, userError: 'GLOBAL_MAX_CONCURRENT_REQ_TIME' }, { fault: { kind: 'rate-limited' } }],
    [{ isValid: false, userError: 'TIMEOUT' }, { fault: { kind: 'timeout' } }],
    [{ isValid: false, userError: 'SOMETHING_NEW' }, { fault: { kind: 'unavailable' } }],
    [{ isValid: 'yes' }, { fault: { kind: 'unreadable' } }],
    [[], { fault: { kind: 'unreadable' } }],
    [null, { fault: { kind: 'unreadable' } }],
  ])('%j', (json, expected) => {
    expect(readVatAnswer(json, VALID)).toMatchObject(expected);
  });

  it.each([
    ['L-1611 LUXEMBOURG', 'LU', { postalCode: '1611', city: 'LUXEMBOURG', country: 'LU' }],
    ['10431 ΑΘΗΝΑ', 'EL', { postalCode: '10431', city: 'ΑΘΗΝΑ', country: 'GR' }],
    ['1234 AB AMSTERDAM', 'NL', { postalCode: '1234 AB', city: 'AMSTERDAM' }],
    ['DUBLIN 2', 'IE', { postalCode: '', city: '', addressLines: [] }],
  ])('takes an address apart where it can: %s', (last, prefix, expected) => {
    const answer = readVatAnswer({ isValid: true, address: `1 RUE\n${last}` }, `${prefix}12345678`);
    expect(answer).toMatchObject({ value: { facts: expected } });
  });
});
