import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { accepted, error, hasErrors, refused, type Finding, type Result } from '../../core/finding.ts';
import { checkSeries, mayPrintSame, nextNumber } from '../../core/invoicing/index.ts';
import { parseEAddress, parseSiret } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { documentsContract } from './documents-contract.ts';
import { lockSeries, readSeries } from './store/series.ts';

type Settings = OutputOf<typeof documentsContract.settings>;
type Edit = InputOf<typeof documentsContract.editSettings>;
type SeriesEdit = InputOf<typeof documentsContract.editSeries>;

export const readSettings = async (context: Context): Promise<Settings> => {
  const row = await context.tx
    .selectFrom('organization')
    .selectAll()
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  const series = await readSeries(context);
  return {
    settings: {
      capital: row.capital,
      register: row.register,
      siret: row.siret,
      eAddress: row.e_address,
      vatRegime: row.vat_regime === 'franchise' ? 'franchise' : 'real',
      vatOnDebits: row.vat_on_debits,
      lateRate: row.late_rate,
      version: row.version,
      sealPublicKey: row.seal_public_key,
    },
    series: series.map(({ code, format, reset, start, last, version }) => {
      const next = nextNumber({ format, reset, start }, last, context.today);
      return {
        code,
        format,
        reset,
        start,
        lastNumber: last?.number ?? '',
        lastOn: last?.issuedOn ?? null,
        nextNumber: next.ok ? next.value : '',
        version,
      };
    }),
  };
};

export const editSettings = async (context: Context, edit: Edit): Promise<Settings> => {
  const findings: Finding[] =
    edit.siret === '' ? [] : parseSiret(edit.siret).findings.map((one) => ({ ...one, path: 'siret' }));
  const address = await checkOwnEAddress(context, edit.eAddress);
  findings.push(...address.findings);
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
  const result = await context.tx
    .updateTable('organization')
    .set({
      capital: edit.capital,
      register: edit.register,
      siret: edit.siret.replaceAll(/\s/g, ''),
      e_address: address.ok ? address.value : '',
      vat_regime: edit.vatRegime,
      vat_on_debits: edit.vatOnDebits,
      late_rate: edit.lateRate,
      version: edit.version + 1,
    })
    .where('org_id', '=', context.org)
    .where('version', '=', edit.version)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new Problem('edit.conflict');
  await audit(context, 'invoicing.settings-edited', { kind: 'organization', id: context.org });
  return readSettings(context);
};

/**
 * Where a French company receives electronic invoices: its address among the approved platforms (list 0225), which begins
 * with its own SIREN. '' = its SIREN alone.
 */
const checkOwnEAddress = async (context: Context, text: string): Promise<Result<string>> => {
  if (text.trim() === '') return accepted('');
  const at = { path: 'eAddress' };
  const parsed = parseEAddress({ scheme: '0225', value: text });
  if (!parsed.ok) return refused(...parsed.findings.map((one) => ({ ...one, ...at })));
  const { siren } = await context.tx
    .selectFrom('organization')
    .select('siren')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  const { value } = parsed.value;
  const isOwn = siren === '' || value.split('_')[0] === siren;
  return isOwn ? accepted(value) : refused(error('invoicing.e-address-of-another', at));
};

/** Invoices and credit notes share their numbers: each is given once (CGI ann. II art. 242 nonies A, I-7°). */
const checkApart = async (context: Context, { code, format }: SeriesEdit): Promise<Finding[]> => {
  if (code !== 'invoice' && code !== 'credit_note') return [];
  const series = await readSeries(context);
  const other = series.find((one) => one.code === (code === 'invoice' ? 'credit_note' : 'invoice'))!;
  return mayPrintSame(format, other.format)
    ? [error('invoicing.series-shared', { path: 'format', params: { format: other.format } })]
    : [];
};

/** Once a number was given, the start is history, and a new format must go on from the last number. */
export const editSeries = async (context: Context, edit: SeriesEdit): Promise<Settings> => {
  const kept = await lockSeries(context, edit.code);
  if (kept.version !== edit.version) throw new Problem('edit.conflict');
  const { format, reset, start } = edit;
  const findings = [...checkSeries({ format, reset, start }).findings];
  if (kept.last !== null && start !== kept.start) {
    findings.push(error('invoicing.series-started', { path: 'start', params: { number: kept.last.number } }));
  }
  findings.push(...(await checkApart(context, edit)));
  if (!hasErrors(findings)) findings.push(...nextNumber(edit, kept.last, context.today).findings);
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
  await context.tx
    .updateTable('number_series')
    .set({ format, reset, start, version: kept.version + 1 })
    .where('org_id', '=', context.org)
    .where('code', '=', edit.code)
    .execute();
  await audit(context, 'invoicing.series-edited', { kind: 'series', id: edit.code }, { format, reset });
  return readSettings(context);
};
