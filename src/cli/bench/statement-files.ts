import { addDays, plainDate, type PlainDate } from '../../core/calendar/index.ts';

/** Forms whose speed is promised. */
export const FORMS = ['cfonb120', 'mt940', 'camt.053'] as const;
export type Form = (typeof FORMS)[number];

type Movement = { no: number; on: PlainDate; minor: number; payer: string; words: string };

const PER_DAY = 400;
const FIRST_DAY = plainDate('2001-01-01');
const PAYERS = ['Menuiserie du Val', 'Ets Mérieux & Fils', 'SCI Les Îles', 'Mairie de Bron', 'Garage Dupré'];

const movement = (no: number, on: PlainDate): Movement => ({
  no,
  on,
  // Money in, but every seventh line.
  minor: (no % 7 === 0 ? -1 : 1) * (1_000 + ((no * 7_919) % 900_000)),
  payer: `${PAYERS[no % PAYERS.length]} ${no % 997}`,
  words: `Règlement facture FA-2026-${String(no).padStart(7, '0')}`,
});

const dayOf = (index: number): Movement[] => {
  const on = addDays(FIRST_DAY, index);
  return Array.from({ length: PER_DAY }, (_, at) => movement(index * PER_DAY + at, on));
};

const sumOf = (movements: readonly Movement[]): number => movements.reduce((sum, one) => sum + one.minor, 0);
const decimal = (minor: number, mark: string): string => {
  const text = String(Math.abs(minor)).padStart(3, '0');
  return `${text.slice(0, -2)}${mark}${text.slice(-2)}`;
};

const compact = (on: PlainDate): string => on.slice(2).replaceAll('-', '');
const reversed = (on: PlainDate): string => `${on.slice(8)}${on.slice(5, 7)}${on.slice(2, 4)}`;
const overpunch = (minor: number): string => {
  const text = String(Math.abs(minor)).padStart(14, '0');
  return text.slice(0, 13) + (minor < 0 ? '}JKLMNOPQR' : '{ABCDEFGHI')[Number(text[13])]!;
};

const HEAD = `30006    00001EUR2 00112345678`;
const cfonbBalance = (kind: string, on: PlainDate, minor: number): string =>
  `${`${kind}${HEAD}  ${reversed(on)}`.padEnd(90)}${overpunch(minor)}`.padEnd(120);

const cfonbDay = (movements: readonly Movement[], opening: number): string => {
  const on = movements[0]!.on;
  const lines = movements.flatMap((one) => {
    const base = `04${HEAD}05${reversed(on)}  ${reversed(on)}${'VIR SEPA RECU'.padEnd(31)}  ${String(one.no % 10_000_000).padStart(7, '0')}  `;
    const complement = `05${HEAD}05${reversed(on)}     `;
    return [
      `${base.padEnd(90)}${overpunch(one.minor)}`.padEnd(120),
      `${complement.slice(0, 45).padEnd(45)}${one.minor < 0 ? 'NBE' : 'NPY'}${one.payer}`.padEnd(120),
      `${complement.slice(0, 45).padEnd(45)}LCC${one.words}`.padEnd(120),
    ];
  });
  const closing = opening + sumOf(movements);
  return `${[cfonbBalance('01', on, opening), ...lines, cfonbBalance('07', on, closing)].join('\n')}\n`;
};

const swiftBalance = (tag: string, on: PlainDate, minor: number): string =>
  `:${tag}:${minor < 0 ? 'D' : 'C'}${compact(on)}EUR${decimal(minor, ',')}`;

const swiftDay = (movements: readonly Movement[], opening: number): string => {
  const on = movements[0]!.on;
  const lines = movements.map(
    (one) =>
      `:61:${compact(on)}${on.slice(5, 7)}${on.slice(8)}${one.minor < 0 ? 'D' : 'C'}${decimal(one.minor, ',')}NTRFNONREF//B${one.no}\n` +
      `:86:166?00VIREMENT?20EREF+E${one.no} SVWZ+${one.words.slice(0, 20)}?21${one.words.slice(20)}?31FR7630004000031234567890143?32${one.payer}`,
  );
  return `:20:S${on}\n:25:FR7630006000011234567890189\n:28C:1\n${swiftBalance('60F', on, opening)}\n${lines.join('\n')}\n${swiftBalance('62F', on, opening + sumOf(movements))}\n-\n`;
};

const isoBalance = (code: string, on: PlainDate, minor: number): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${decimal(minor, '.')}</Amt>` +
  `<CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>\n`;

const isoEntry = ({ no, on, minor, payer, words }: Movement): string => {
  const role = minor < 0 ? 'Cdtr' : 'Dbtr';
  return `      <Ntry>
        <NtryRef>${no}</NtryRef>
        <Amt Ccy="EUR">${decimal(minor, '.')}</Amt>
        <CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>
        <Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>${on}</Dt></BookgDt>
        <ValDt><Dt>${on}</Dt></ValDt>
        <AcctSvcrRef>B${no}</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls>
          <TxDtls>
            <Refs><EndToEndId>E${no}</EndToEndId></Refs>
            <RltdPties>
              <${role}><Pty><Nm>${payer.replace('&', '&amp;')}</Nm></Pty></${role}>
              <${role}Acct><Id><IBAN>FR7630004000031234567890143</IBAN></Id></${role}Acct>
            </RltdPties>
            <RmtInf><Ustrd>${words}</Ustrd></RmtInf>
          </TxDtls>
        </NtryDtls>
      </Ntry>
`;
};

const isoDay = (movements: readonly Movement[], opening: number): string => {
  const on = movements[0]!.on;
  return `<Stmt><Id>S${on}</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>
${isoBalance('OPBD', on, opening)}${isoBalance('CLBD', on, opening + sumOf(movements))}${movements.map(isoEntry).join('')}</Stmt>
`;
};

const DAY: Readonly<Record<Form, (movements: readonly Movement[], opening: number) => string>> = {
  cfonb120: cfonbDay,
  mt940: swiftDay,
  'camt.053': isoDay,
};

const PROLOG =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>\n';

/** A statement file of at least so many bytes, day by day: never whole in memory. Proved: each day adds up. */
export function* statementFile(form: Form, bytes: number): Generator<Buffer> {
  const isXml = form === 'camt.053';
  if (isXml) yield Buffer.from(PROLOG);
  let opening = 0;
  for (let [day, done] = [0, 0]; done < bytes; day += 1) {
    const movements = dayOf(day);
    const piece = Buffer.from(DAY[form](movements, opening));
    opening += sumOf(movements);
    done += piece.length;
    yield piece;
  }
  if (isXml) yield Buffer.from('</BkToCstmrStmt></Document>\n');
}
