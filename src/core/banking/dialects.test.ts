import { describe, expect, test } from 'vitest';
import { readStatements, statementFileJson, type StatementFile } from './index.ts';
import { readSwiftDetails } from './mt940-entry.ts';

const codes = (file: StatementFile): string[] =>
  [...file.findings, ...file.statements.flatMap((one) => one.findings)]
    .filter((one) => one.severity === 'error')
    .map((one) => one.code);

const balance = (code: string, amount: string, currency = 'EUR'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-09-01</Dt></Dt></Bal>`;
const entry = (amount: string, inside = '', mark = 'CRDT'): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-09-01T10:00:00+02:00</DtTm></BookgDt>${inside}</Ntry>`;
const camt = (inside: string, version = '053.001.02', body = 'Stmt', account = '<IBAN>FR1</IBAN>'): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${version}"><M><${body}><Id>1</Id><Acct><Id>${account}</Id><Ccy>EUR</Ccy></Acct>${inside}</${body}></M></Document>`;

describe('CAMT as banks write it', () => {
  test.each(['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13'])(
    'version %s reads by local names, with or without a prefix',
    (version) => {
      const text = camt(balance('OPBD', '1') + entry('2') + balance('CLBD', '3'), `053.001.${version}`);
      const prefixed = text.replace('xmlns=', 'xmlns:n=').replaceAll(/<(\/?)(?=\w)/g, '<$1n:');
      for (const one of [text, prefixed])
        expect(readStatements([one])).toMatchObject({
          format: `camt.053.001.${version}`,
          statements: [{ account: 'FR1', proof: 'proved', totals: { creditMinor: 200n } }],
        });
    },
  );

  test('a statement cut into pages: an interim balance ends the first and begins the next', () => {
    const pages = [
      camt(balance('OPBD', '10') + balance('ITBD', '12') + entry('2')),
      camt(balance('ITBD', '12') + balance('CLBD', '15') + entry('3')),
      camt(balance('ITBD', '15') + balance('ITBD', '16') + entry('1')),
    ];
    for (const page of pages) expect(readStatements([page]).statements[0]?.proof).toBe('proved');
  });

  test('in a report of the day a single interim balance proves nothing', () => {
    const text = camt(balance('OPBD', '10') + balance('ITBD', '99') + entry('2'), '052.001.08', 'Rpt');
    expect(readStatements([text]).statements[0]).toMatchObject({ kind: 'report', proof: 'unproved' });
  });

  test.each([
    ['<Othr><Id>1234 5678</Id></Othr>', '12345678'],
    ['<PrtryAcct><Id>ABC-9</Id></PrtryAcct>', 'ABC-9'],
  ])('an account without IBAN: %s', (inside, account) => {
    expect(readStatements([camt(entry('1'), '053.001.08', 'Stmt', inside)]).statements[0]?.account).toBe(
      account,
    );
  });

  test('a balance in another currency is a fault, shown as the bank wrote it', () => {
    const file = readStatements([camt(balance('OPBD', '1') + entry('2') + balance('CLBD', '3', 'SEK'))]);
    expect(codes(file)).toContain('bank.balance.other-currency');
    expect(statementFileJson(file).statements[0]).toMatchObject({
      closing: { amount: '3.00', currency: 'SEK' },
    });
  });

  const part = (amount: string, name: string): string =>
    `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties></TxDtls>`;
  test('a batch is split when its parts add up to the cent, and kept whole with a warning when not', () => {
    const split = readStatements([
      camt(entry('5', `<NtryDtls>${part('2', 'A')}${part('3', 'B')}</NtryDtls>`)),
    ]);
    expect(split.statements[0]?.entries.map((one) => [one.amountMinor, one.counterpartyName])).toEqual([
      [200n, 'A'],
      [300n, 'B'],
    ]);
    const whole = readStatements([
      camt(entry('5', `<NtryDtls>${part('2', 'A')}${part('2', 'B')}</NtryDtls>`)),
    ]);
    expect(whole.statements[0]?.entries.map((one) => one.amountMinor)).toEqual([500n]);
    expect(whole.statements[0]?.findings.map((one) => one.code)).toContain('bank.entry.batch-not-split');
  });

  test('a returned direct debit is a debit that names the customer, its debtor', () => {
    const parties = '<RltdPties><Dbtr><Nm>CLIENT</Nm></Dbtr><Cdtr><Nm>NOUS</Nm></Cdtr></RltdPties>';
    const text = camt(
      entry('5', `<RvslInd>true</RvslInd><NtryDtls><TxDtls>${parties}</TxDtls></NtryDtls>`, 'DBIT'),
    );
    expect(readStatements([text]).statements[0]?.entries[0]).toMatchObject({
      amountMinor: -500n,
      counterpartyName: 'CLIENT',
      reversal: true,
    });
  });
});

describe('CFONB 120', () => {
  const record = (
    kind: string,
    over: { amount?: string; code?: string; decimals?: string; currency?: string; text?: string },
  ): string =>
    (
      `${kind}30006    00001${over.currency ?? 'EUR'}${over.decimals ?? '2'} 00112345678${over.code ?? '  '}010926  ` +
      (kind === '05' ? `   ${over.text ?? ''}` : `010926${'VIREMENT'.padEnd(31)}`)
    )
      .padEnd(90)
      .slice(0, kind === '05' ? 120 : 90)
      .concat(kind === '05' ? '' : (over.amount ?? '0000000000000{'))
      .padEnd(120);
  const text = (
    over: Parameters<typeof record>[1],
    complements: string[],
    closing = '0000000001000{',
  ): string =>
    [
      record('01', over),
      record('04', { ...over, amount: closing, code: over.code ?? '05' }),
      ...complements.map((one) => record('05', { ...over, text: one })),
      record('07', { ...over, amount: closing }),
    ].join('\n');

  test('column 20 says the decimals of the record, the currency those of the books', () => {
    const amounts = (over: Parameters<typeof record>[1], amount: string) => {
      const file = readStatements([text(over, [], amount)]);
      return [file.statements[0]?.entries[0]?.amountMinor, codes(file)];
    };
    expect(amounts({}, '0000000001000{')).toEqual([10_000n, []]);
    expect(amounts({ decimals: '3' }, '0000000010000{')).toEqual([10_000n, []]);
    expect(amounts({ decimals: '3' }, '0000000010000A')[1]).toContain('bank.entry.amount');
    expect(amounts({ decimals: '0', currency: 'JPY' }, '0000000001000{')).toEqual([10_000n, []]);
  });

  test('the words of the payer, else the label; an identifier is no text where there is one', () => {
    const [words, identifier] = ['LIBMENSUALITE 13', 'REFREMISE-7'];
    const remittance = (complements: string[]) =>
      readStatements([text({}, complements)]).statements[0]?.entries[0]?.text;
    expect(remittance([identifier, words])).toBe('MENSUALITE 13');
    expect(remittance(['LCCFA-2026-0001', words])).toBe('FA-2026-0001');
    expect(remittance([identifier])).toBe('REMISE-7');
    expect(remittance([])).toBe('VIREMENT');
  });

  test('the other party, even where the bank names it in the field of the payer', () => {
    const name = (over: { amount: string }, complement: string) =>
      readStatements([text({}, [complement], over.amount)]).statements[0]?.entries[0]?.counterpartyName;
    expect(name({ amount: '0000000001000{' }, 'NPYCLIENT')).toBe('CLIENT');
    expect(name({ amount: '0000000001000}' }, 'NBEFOURNISSEUR')).toBe('FOURNISSEUR');
    expect(name({ amount: '0000000001000}' }, 'NPYFOURNISSEUR')).toBe('FOURNISSEUR');
  });
});

test('MT940: a currency that is no more is named', () => {
  const file = readStatements([':20:A\n:25:B\n:60F:C020315DEM1,00\n:62F:C020315DEM1,00\n']);
  expect(codes(file)).toContain('bank.currency.unknown');
});

test('MT940: a question mark in the words does not cut them', () => {
  expect(readSwiftDetails('166?00GUTSCHRIFT?20SVWZ+Quelle facture? 12?21 > 3?32DUPONT')).toMatchObject({
    text: 'Quelle facture? 12 > 3',
    name: 'DUPONT',
  });
  expect(readSwiftDetails('166>00GUTSCHRIFT>20Rechnung>32DUPONT')).toMatchObject({
    text: 'Rechnung',
    name: 'DUPONT',
  });
});
