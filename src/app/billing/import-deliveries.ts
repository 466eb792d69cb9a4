import type { OutputOf } from '../../contract/endpoint.ts';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import { missingDeliveryColumns, readDeliveries, type BadLine } from '../../core/takeover/index.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { openTable, type TableRow } from '../../shell/tabular/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { startDocument } from '../invoicing/index.ts';
import { keepDeliveries, weighDelivery, type WeighedDelivery } from './add-delivery.ts';
import type { billingContract } from './contract.ts';
import { customerFinder } from './find-customer.ts';
import { toNewDelivery, usualTreatment } from './told-delivery.ts';

type Outcome = OutputOf<typeof billingContract.import>;

const MAX_LINES = 20_000;
const SHOWN = 200;
/** References of all files are one series: the same delivery in two files is the same delivery. */
const ORIGIN = 'file';

const refuse = (findings: readonly Finding[]): never => {
  throw new Problem('file.refused', {}, findings);
};

const readRows = async (file: UploadedFile) => {
  const opened = await openTable(file.bytes);
  if (!opened.ok) return refuse(opened.findings);
  const table = opened.value;
  const rows: TableRow[] = [];
  for await (const row of table.rows) {
    rows.push(row);
    if (rows.length > MAX_LINES) refuse([error('billing.too-many-lines', { params: { max: MAX_LINES } })]);
  }
  const broken = table.findings.filter((one) => one.severity === 'error');
  if (broken.length > 0) refuse(broken);
  const missing = missingDeliveryColumns(table.headers);
  if (missing.length > 0) refuse(missing);
  return { rows, headers: table.headers, isSheet: table.kind === 'xlsx' };
};

/**
 * Reads a table of deliveries and says what it would bring: `take` keeps what is good, and names what is not, so that it
 * can be corrected and given again: what was taken is known by its reference.
 */
export const importDeliveries = async (
  context: Context,
  run: 'check' | 'take',
  file: UploadedFile,
): Promise<Outcome> => {
  const { rows, headers, isSheet } = await readRows(file);
  const told = readDeliveries(headers, rows, isSheet ? { decimal: '.' } : {});
  const bad: BadLine[] = [...told.bad];
  const { baseCurrency } = await readOrganization(context);
  const find = await customerFinder(context);
  const treatment = await usualTreatment(context);
  const templates = new Map<string, DocumentContent>();
  const good: WeighedDelivery[] = [];
  for (const delivery of told.deliveries) {
    const customer = find(delivery.customer);
    if (!customer.ok) {
      bad.push({
        line: delivery.line,
        finding: { ...customer.finding, params: { ...customer.finding.params, line: delivery.line } },
      });
      continue;
    }
    const known = templates.get(customer.id);
    const template = known ?? (await startDocument(context, { kind: 'invoice', customerId: customer.id }));
    templates.set(customer.id, template);
    const made = toNewDelivery(delivery, customer, treatment);
    const { findings, weighed } = weighDelivery(made, template, baseCurrency, context.today);
    if (weighed === null)
      bad.push(...findings.map((finding) => ({ line: lineOf(delivery, finding), finding })));
    else good.push(weighed);
  }
  const known = await knownReferences(context, good);
  const fresh = good.filter((one) => !known.has(one.reference));
  if (run === 'take' && fresh.length > 0) {
    await keepDeliveries(context, fresh, ORIGIN);
    await audit(
      context,
      'delivery.imported',
      { kind: 'delivery', id: file.name },
      { deliveries: fresh.length, bad: bad.length },
    );
  }
  return {
    taken: run === 'take',
    deliveries: fresh.length,
    customers: new Set(fresh.map((one) => one.customerId)).size,
    lines: fresh.reduce((sum, one) => sum + one.lines.length, 0),
    sums: sumsOf(fresh),
    known: good.length - fresh.length,
    bad: bad.toSorted((a, b) => a.line - b.line).slice(0, SHOWN),
    badCount: bad.length,
  };
};

/** `lines.2.unitPrice` is the third line of the delivery. */
const lineOf = (delivery: { line: number; lines: readonly { line: number }[] }, finding: Finding): number => {
  const at = /^lines\.(\d+)/.exec(finding.path ?? '')?.[1];
  return at === undefined ? delivery.line : (delivery.lines[Number(at)]?.line ?? delivery.line);
};

const knownReferences = async (
  context: Context,
  deliveries: readonly WeighedDelivery[],
): Promise<ReadonlySet<string>> => {
  if (deliveries.length === 0) return new Set();
  const rows = await context.tx
    .selectFrom('billable')
    .select('reference')
    .where('org_id', '=', context.org)
    .where('origin', '=', ORIGIN)
    .where(
      'reference',
      'in',
      deliveries.map((one) => one.reference),
    )
    .execute();
  return new Set(rows.map((row) => row.reference));
};

const sumsOf = (deliveries: readonly WeighedDelivery[]): Outcome['sums'] =>
  [...new Set(deliveries.map((one) => one.currency))].map((currency) => {
    const own = deliveries.filter((one) => one.currency === currency);
    return {
      currency,
      netMinor: own.reduce((sum, one) => sum + one.netMinor, 0n).toString(),
      grossMinor: own.reduce((sum, one) => sum + one.grossMinor, 0n).toString(),
      count: own.length,
    };
  });
