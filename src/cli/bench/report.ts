import { DOCUMENT_LIMITS, type DocumentFigures } from './documents.ts';
import { DUNNING_LIMITS, type DunningFigures } from './dunning.ts';
import { INVOICING_LIMITS, type InvoicingFigures } from './invoicing.ts';
import type { describeMachine } from './machine.ts';
import { READING_LIMITS, type ReadingFigures } from './reading.ts';
import { MATCHING_LIMITS, type MatchingFigures } from './matching.ts';
import type { Figure } from './measure.ts';
import type { Imported } from './run-import.ts';

/** What the product promises on an idle machine (docs/operating/performance.md). */
export const LIMITS = { startMs: 3000, idleMb: 250, firstRouteKb: 220, importSeconds: 20 } as const;

const machineLine = (machine: ReturnType<typeof describeMachine>): string =>
  `${machine.cpu}, ${machine.cores} × , ${machine.memoryMb} MB, ${machine.system}, Node ${machine.node}, PostgreSQL ${machine.postgres}, commit ${machine.commit}, load ${machine.load}`;

export const benchTable = (report: {
  machine: ReturnType<typeof describeMachine>;
  startMs: number;
  idleMb: number | null;
  idleAfterWorkMb: number | null;
  firstRouteKb: number | null;
  import: Imported | null;
  api: readonly Figure[];
}): string => {
  const line = (name: string, ...cells: (string | number | null)[]): string =>
    `${name.padEnd(36)}${cells.map((cell) => String(cell ?? '–').padStart(10)).join('')}`;
  return [
    machineLine(report.machine),
    '',
    line('', 'p50 ms', 'p95 ms', 'target', ''),
    ...report.api.map((one) => line(one.name, one.p50Ms, one.p95Ms, one.targetMs, one.ok ? '' : 'ABOVE')),
    '',
    line('start, median ms', report.startMs, '', LIMITS.startMs),
    line('idle PSS, MB', report.idleMb, '', LIMITS.idleMb),
    line('idle PSS after the requests, MB', report.idleAfterWorkMb),
    report.firstRouteKb === null
      ? line('first route, JS gzipped, kB', ' not measured: no browser')
      : line('first route, JS gzipped, kB', report.firstRouteKb, '', LIMITS.firstRouteKb),
    ...(report.import === null
      ? []
      : [line('import of 100,000 lines, s', report.import.totalSeconds, '', LIMITS.importSeconds)]),
  ].join('\n');
};

export const documentsTable = (figures: DocumentFigures): string => {
  const line = (name: string, value: string | number | boolean | null, target = ''): string =>
    `${name.padEnd(44)}${String(value ?? '–').padStart(10)}${target.padStart(14)}`;
  const { lines, documents } = figures;
  return [
    line(`Factur-X of ${lines} lines, CPU ms`, figures.cpuMs),
    line('the same page by a warm Chromium, CPU ms', figures.browserCpuMs),
    line('share', figures.share, `≤ ${Math.round(DOCUMENT_LIMITS.cpuShareOfBrowser * 100) / 100}`),
    line('documents a second, one caller', figures.documentsPerSecond),
    line('size, bytes', figures.bytes, `≤ ${DOCUMENT_LIMITS.bytes}`),
    line('size by Chromium, without XML, bytes', figures.browserBytes),
    line(`peak memory after ${documents} documents, MB`, figures.peakRssMb, `≤ ${DOCUMENT_LIMITS.peakRssMb}`),
    line('same bytes in two processes', figures.identical),
  ].join('\n');
};

const line = (name: string, value: string | number, target = ''): string =>
  `${name.padEnd(52)}${String(value).padStart(10)}${target.padStart(12)}`;

export const invoicingTable = (figures: InvoicingFigures): string => {
  const { issue, bulk } = figures;
  return [
    machineLine(figures.machine),
    '',
    line(
      `issued a second, ${issue.clients} clients, one series`,
      issue.perSecond,
      `≥ ${INVOICING_LIMITS.perSecond}`,
    ),
    line('the same rows by a bare SQL function, a second', issue.barePerSecond),
    line('share', issue.share, `≥ ${INVOICING_LIMITS.shareOfBare}`),
    line('issued a second, one client', issue.alonePerSecond),
    line(
      `bulk of ${bulk.documents}: issued, drawn, e-mail queued, s`,
      bulk.seconds,
      `≤ ${INVOICING_LIMITS.bulkSeconds}`,
    ),
    line('of these, until the last was issued, s', bulk.issueSeconds),
    line('PDFs, e-mails, refused', `${bulk.pictures}, ${bulk.mails}, ${bulk.refused}`),
    '',
    documentsTable(figures.documents),
  ].join('\n');
};

export const matchingTable = ({ machine, speed, quality, qualityOfMany }: MatchingFigures): string => {
  const limits = MATCHING_LIMITS;
  const share = (value: number): string => `${Math.round(value * 10_000) / 100} %`;
  return [
    machineLine(machine),
    '',
    line(`${speed.items} open items: index, ms`, speed.indexMs, `≤ ${limits.indexMs}`),
    line('lines matched a second, one core', speed.perSecond, `≥ ${limits.perSecond}`),
    line('slowest of a hundred lines, ms', speed.p99Ms, `≤ ${limits.p99Ms}`),
    line('memory, MB', speed.rssMb, `≤ ${limits.rssMb}`),
    '',
    line(`${quality.seeds} problems of 4000 items: posted by themselves`, quality.auto),
    line('posted wrongly, traps among them', `${quality.wrong}, ${quality.traps}`, '0 traps'),
    line('surely right (95 %)', share(quality.precision), `≥ ${share(limits.precision)}`),
    line('posted of what is decidable', share(quality.recall), `≥ ${share(limits.recall)}`),
    line('right among the first three', share(quality.firstThree), `≥ ${share(limits.firstThree)}`),
    '',
    line(`with ${speed.items} items: posted`, qualityOfMany.auto),
    line('posted wrongly, traps among them', `${qualityOfMany.wrong}, ${qualityOfMany.traps}`, '0 traps'),
    line('posted of what is decidable', share(qualityOfMany.recall)),
    line(
      'right among the first three',
      share(qualityOfMany.firstThree),
      `≥ ${share(limits.firstThreeOfMany)}`,
    ),
  ].join('\n');
};

export const readingTable = ({ machine, files }: ReadingFigures): string =>
  [
    machineLine(machine),
    ...files.flatMap((one) => [
      '',
      line(`${one.form}, ${one.megabytes} MB, ${one.lines} lines`, ''),
      line('MB a second', one.megabytesPerSecond, `≥ ${READING_LIMITS.megabytesPerSecond[one.form]}`),
      line('MB a second of processor', one.megabytesPerCpuSecond),
      line('memory held, MB', one.heldMb, `≤ ${READING_LIMITS.heldMb}`),
    ]),
  ].join('\n');

export const dunningTable = (figures: DunningFigures): string => {
  const { plan, prepare, insight, sending, letters } = figures;
  const { preview, why } = insight;
  const limits = DUNNING_LIMITS;
  return [
    machineLine(figures.machine),
    '',
    line(
      `${figures.items} open items, ${figures.customers} customers: decided, ms`,
      plan.medianMs,
      `≤ ${limits.planMs}`,
    ),
    line('… of processor, ms', plan.cpuMs),
    line('drafts, left out', `${plan.drafts}, ${plan.leftOut}`),
    line('a run read, decided and stored, s', prepare.medianSeconds, `≤ ${limits.prepareSeconds}`),
    line('… of processor, with the database, s', prepare.cpuSeconds ?? '–'),
    line('drafts', prepare.drafts),
    line('memory, MB', prepare.rssMb ?? '–', `≤ ${limits.rssMb}`),
    line(`thirty days, ${preview.messages} messages in ${preview.parts} parts, s`, preview.seconds),
    line('… of processor, with the database, s', preview.cpuSeconds ?? '–'),
    line('… the longest part, ms', preview.partMs),
    line('why, of all open items, s', why.seconds),
    line('… of processor, with the database, s', why.cpuSeconds ?? '–'),
    line('… of one customer, ms', why.oneMs),
    line(
      `${sending.messages} messages with a PDF: sent a second, median of ${sending.passes}`,
      sending.perSecond,
      `≥ ${limits.messagesPerSecond}`,
    ),
    line('… lowest to highest', sending.perSecondRange.join(' – ')),
    line('… of processor each, with the database, ms', sending.cpuMsEach ?? '–'),
    line('received by the mail server', sending.received),
    line('handed to the outbox a second', sending.handedOverPerSecond),
    line('… lowest to highest', sending.handedOverPerSecondRange.join(' – ')),
    line('… of processor each, ms', sending.handOverCpuMsEach ?? '–'),
    line(`letters drawn a second, ${letters.cores} cores`, letters.perSecond, `≥ ${limits.lettersPerSecond}`),
    line('… of processor each, ms', letters.cpuMsEach ?? '–'),
  ].join('\n');
};
