import { describe, expect, it } from 'vitest';
import { computeTotals } from '../../../core/invoicing/index.ts';
import { sampleInvoice } from '../../../../test/kit/invoices.ts';
import { proofView, type ProofFacts } from './proof-view.ts';
import type { Step } from './read-trail.ts';

const step = (over: Partial<Step>): Step => ({
  key: '1',
  at: '2026-11-23T08:00:31Z',
  kind: 'sent',
  to: ['compta@legoff.example'],
  by: 'Encaisse',
  detail: '250 2.0.0 OK queued as 4f1c',
  messageId: null,
  header: '<1@atelier.example>',
  isResend: false,
  visit: null,
  said: null,
  ...over,
});

const view = (steps: readonly Step[], over: Partial<ProofFacts> = {}) => {
  const document = sampleInvoice();
  return proofView({
    language: 'fr',
    timeZone: 'Europe/Paris',
    now: '2026-11-25T16:00:00Z',
    issued: { number: 'FA-2026-0042', document, totals: computeTotals(document), content: '' },
    pdfSha256: 'a'.repeat(64),
    xmlSha256: 'b'.repeat(64),
    links: [{ of: 'invoice', sequence: '12', hash: 'c'.repeat(64), at: '2026-11-23T07:59:00Z' }],
    publicKey: '',
    steps,
    letterhead: { name: 'Atelier Morvan', legal: [] },
    specimen: '',
    ...over,
  });
};

describe('the proof of a sending', () => {
  it('quotes the server with its moment, to the second and with the offset', () => {
    const [row] = view([step({})]).steps.rows;
    expect(row).toMatchObject({
      at: '23/11/2026 09:00:31 UTC+1',
      what: 'E-mail accepté par le serveur',
      detail: [
        'Message-ID\u00a0: <1@atelier.example>',
        'Réponse du serveur\u00a0: 250 2.0.0 OK queued as 4f1c',
      ],
    });
  });

  it('lists what people looked at, and only counts machines', () => {
    const visit = (certainty: 'machine' | 'probable') =>
      step({ kind: 'page', detail: '', visit: { certainty, ip: '192.0.2.7', userAgent: 'x' } });
    const { rows, machines } = view([visit('machine'), visit('probable'), visit('machine')]).steps;
    expect(rows.map((row) => row.detail[0])).toEqual(['par une personne, selon toute apparence']);
    expect(machines).toBe('2 consultations par des automates ne sont pas listées.');
  });

  it('says that the due date stays, but not to a public buyer, whose time runs from receipt (CCP art. R2192-12)', () => {
    expect(view([]).due).toMatch(/^L’échéance du .+ ne change pas\.$/);
    const document = sampleInvoice();
    const toTown = { ...document, buyer: { ...document.buyer, kind: 'public_body' as const } };
    const issued = { number: 'FA-2026-0042', document: toTown, totals: computeTotals(toTown), content: '' };
    expect(view([], { issued }).due).toBe('');
  });
});
