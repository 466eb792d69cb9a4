import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../contract/problem.ts';
import type { Finding } from '../../../core/finding.ts';
import { defineJob } from '../../../shell/jobs/define-job.ts';
import { readAttachments } from '../../../shell/pdf/index.ts';
import { createSecretBox } from '../../../shell/secrets.ts';
import { openRenderer } from '../../../shell/typst/index.ts';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { draftDocument, fillSeller } from '../../../../test/kit/selling.ts';
import { readFile } from '../../files/index.ts';
import { issueDocument } from '../issue-document.ts';
import { printDocument } from '../print-document.ts';
import { renderIssued } from '../render-issued.ts';
import { checkLayout } from './check-layout.ts';
import { createLayout, putInUse, removeLayout, saveLayout, shippedSource } from './edit-layout.ts';
import { listLayouts } from './list-layouts.ts';

const renderer = openRenderer(import.meta.url);
const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;
beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(async () => {
  await company.close();
  await renderer.close();
});

const refusal = async (work: Promise<unknown>): Promise<readonly Finding[]> => {
  const problem = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof Problem)) throw problem ?? new Error('was accepted');
  return problem.findings;
};
const create = (name: string, source?: string) =>
  company.run((context) => createLayout(context, renderer, { name, source }));
const read = async (id: string) => (await company.run(listLayouts)).find((one) => one.id === id)!;
const save = async (id: string, source: string) => {
  const { version, name } = await read(id);
  return company.run((context) => saveLayout(context, renderer, { id, version, name, source }));
};
const use = async (id: string, kinds: ('invoice' | 'credit_note' | 'quote')[]) => {
  const { version } = await read(id);
  return company.run((context) => putInUse(context, renderer, { id, version, kinds }));
};

/** Issued and drawn: the bytes that are kept. */
const issued = async (): Promise<{ id: string; number: string; bytes: Buffer }> => {
  const draft = await company.run((context) => draftDocument(context, 'invoice', customer));
  const { invoiceId, number } = await company.run((context) =>
    issueDocument(context, { ...draft, send: false }, secrets),
  );
  const ports = {
    secrets,
    renderer,
    sendJob: defineJob('none', 'work', async () => {}),
    linkOf: async () => null,
  };
  await company.run((context) => renderIssued(context, ports, invoiceId));
  const bytes = await company.run(async (context) => {
    const row = await context.tx
      .selectFrom('invoice')
      .select('file_sha256')
      .where('org_id', '=', context.org)
      .where('id', '=', invoiceId)
      .executeTakeFirstOrThrow();
    return (await readFile(context, row.file_sha256!)).bytes;
  });
  return { id: draft.id, number, bytes };
};

const MENTIONS = /#if d\.mentions\.len\(\) > 0 \{[\s\S]*$/;
const own = shippedSource('invoice').replace('weight: "bold", tracking: -0.02em', 'weight: "regular"');

describe('a company’s own layout', () => {
  it('starts from ours, which passes its own check', async () => {
    const { id, findings } = await create('Départ');
    expect(findings).toEqual([]);
    expect(await read(id)).toMatchObject({ name: 'Départ', kinds: [], source: shippedSource('invoice') });
    expect((await refusal(create('Départ')))[0]?.code).toBe('invoicing.layout-name-taken');
  });

  it('is kept with its faults while it is in use for nothing, and told by line', async () => {
    const { id, findings } = await create('Fautive', '#import "lib.typ": *\n#show: base.with("x")\n#totl(1)');
    expect(findings).toEqual([
      {
        code: 'invoicing.layout-fault',
        severity: 'error',
        path: 'source',
        params: { line: 3, message: 'unknown variable: totl' },
      },
    ]);
    expect((await refusal(use(id, ['invoice'])))[0]?.code).toBe('invoicing.layout-fault');
    expect((await read(id)).kinds).toEqual([]);
  });

  it('cannot leave out what the law wants: each missing mention is named (C. com. L441-9, D441-5)', async () => {
    const { findings } = await create('Sans mentions', own.replace(MENTIONS, ''));
    expect(findings.map((one) => one.code)).toContain('invoicing.layout-missing');
    expect(findings.map((one) => one.params?.['text']).join(' ')).toMatch(/40.*€/);
    const { findings: bare } = await create(
      'Sans rien',
      '#import "lib.typ": *\n#show: base.with("x")\nBonjour',
    );
    expect(bare.map((one) => one.params?.['text'])).toContain('Facture');
  });

  it.each([
    ['#read("/etc/passwd")', 'invoicing.layout-file'],
    ['#import "@preview/cetz:0.3.4": *', 'invoicing.layout-package'],
    ['#("x" * 100000000000)', 'invoicing.layout-heavy'],
  ])('%s is refused with a sentence of its own', async (source, code) => {
    const layout = { source, images: [] };
    expect((await company.run((context) => checkLayout(context, renderer, layout)))[0]?.code).toBe(code);
  });

  it('lays out what it is in use for, with the electronic invoice inside; what is issued never changes', async () => {
    const before = await issued();
    const { id } = await create('Nôtre', own);
    await use(id, ['invoice']);
    const mine = await issued();
    const found = readAttachments(mine.bytes);
    expect(found.ok && found.value.map((one) => one.name)).toEqual(['factur-x.xml']);
    expect(mine.bytes.length).not.toBe(before.bytes.length);
    expect((await refusal(save(id, own.replace(MENTIONS, ''))))[0]?.code).toBe('invoicing.layout-missing');
    expect((await read(id)).source).toBe(own);

    const { id: other } = await create('Autre', shippedSource('invoice'));
    await use(other, ['invoice', 'quote']);
    expect([(await read(id)).kinds, (await read(other)).kinds]).toEqual([[], ['invoice', 'quote']]);
    await use(other, []);
    for (const one of [before, mine]) {
      const printed = await company.run((context) => printDocument(context, { renderer }, one.id));
      expect(Buffer.from(printed.body as Buffer).equals(one.bytes)).toBe(true);
    }
  });

  it('that fails on a real document gives way to ours, and says on which and why', async () => {
    const { id } = await create('Capricieuse', `${own}\n#if d.number == "FA-2026-0003" { panic("non") }`);
    await use(id, ['invoice']);
    const { number, bytes } = await issued();
    expect(number).toBe('FA-2026-0003');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await read(id)).failed).toMatchObject({ number, why: { code: 'invoicing.layout-fault' } });
    await issued();
    expect((await read(id)).failed).toBeNull();
    const { version } = await read(id);
    await company.run((context) => removeLayout(context, { id, version }));
    expect((await company.run(listLayouts)).some((one) => one.id === id)).toBe(false);
  });
});
