import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpClient, PASSWORD, signUp } from '../kit/http-client.ts';
import { startApp, type App } from './kit/app.ts';

/** Files nobody should send, over HTTP, to the built program: refused with a sentence, in little memory, and it goes on. */

const MEGABYTE = 1024 * 1024;
const BOUNDARY = 'encaisse-hostile';
let app: App;
let cookie = '';

beforeAll(async () => {
  app = await startApp();
  await signUp(openHttpClient(app.url));
  const signedIn = await fetch(`${app.url}/api/access/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'sign-in-hostile' },
    body: JSON.stringify({ email: 'claire@atelier.example', password: PASSWORD }),
  });
  cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
});
afterAll(() => app?.stop());

type Answer = {
  status: number;
  type: string;
  problem: { code: string; title: string; detail?: string; findings?: { code: string }[] };
};

/** One multipart upload of chunks that are made while they are sent. */
const upload = async (name: string, chunks: Iterable<Uint8Array>): Promise<Answer> => {
  const sent = request(`${app.url}/api/takeover/upload`, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'idempotency-key': `hostile-${name}`,
    },
  });
  const answered = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: String(response.headers['content-type']),
          problem: JSON.parse(Buffer.concat(parts).toString()) as Answer['problem'],
        }),
      );
    });
  });
  const body = function* (): Generator<Uint8Array> {
    yield Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    );
    yield* chunks;
    yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
  };
  const [answer] = await Promise.all([answered, pipeline(Readable.from(body()), sent)]);
  return answer;
};

/** The most the program has ever held in memory, as Linux counts it. */
const peak = (): number => {
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${app.pid()}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
};

describe('a file of 500 MB', () => {
  it('is refused by its size with a sentence, and never held in memory', async () => {
    const row = Buffer.from('FA-1;05/10/2026;Alpha;Chaise;2;100,00;20\n'.repeat(25_000)).subarray(
      0,
      MEGABYTE,
    );
    const before = peak();
    const answer = await upload(
      'livre.csv',
      (function* () {
        for (let sent = 0; sent < 500; sent += 1) yield row;
      })(),
    );
    expect(answer).toMatchObject({ status: 413, problem: { code: 'file.too-large' } });
    expect(answer.type).toContain('application/problem+json');
    expect(answer.problem.title.length).toBeGreaterThan(10);
    // What is held is what may be kept (64 MB, and as much again while it is put together), not what is sent.
    expect(peak() - before).toBeLessThan(300 * MEGABYTE);
  });
});

describe('bombs', () => {
  const refusals = (answer: Answer): string[] => (answer.problem.findings ?? []).map((one) => one.code);

  it('XML entities that unfold without end are not unfolded', async () => {
    const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`);
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">${entities.join('')}]><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&e9;</Invoice>`;
    const before = peak();
    const answer = await upload('facture.xml', [strToU8(bomb)]);
    expect(answer).toMatchObject({ status: 422, problem: { code: 'file.refused' } });
    expect(refusals(answer)).toHaveLength(1);
    expect(peak() - before).toBeLessThan(100 * MEGABYTE);
  });

  it('an invoice of an archive that unpacks to hundreds of megabytes is not unpacked', async () => {
    const zeros = zipSync({ 'facture.xml': new Uint8Array(300 * MEGABYTE) }, { level: 9 });
    const before = peak();
    const answer = await upload('livre.zip', [zeros]);
    // Taken as a book of one file, which the check then refuses by its name: it was not unpacked to be looked at.
    expect(answer).toMatchObject({ status: 200, problem: { format: 'einvoices', state: 'uploaded' } });
    expect(peak() - before).toBeLessThan(200 * MEGABYTE);
  });

  it('a workbook whose sheet unpacks to gigabytes is refused', async () => {
    const book = zipSync(
      {
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8(
          '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        ),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        'xl/worksheets/sheet1.xml': new Uint8Array(1200 * MEGABYTE),
      },
      { level: 9 },
    );
    const before = peak();
    const answer = await upload('livre.xlsx', [book]);
    expect(answer).toMatchObject({ status: 422, problem: { code: 'file.refused' } });
    expect(peak() - before).toBeLessThan(200 * MEGABYTE);
  });
});

it('the program goes on as if nothing had been', async () => {
  const runs = await fetch(`${app.url}/api/takeover/runs`, { headers: { cookie } });
  expect(runs.status).toBe(200);
});
