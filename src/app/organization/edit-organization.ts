import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Finding, Result } from '../../core/finding.ts';
import { parseIban, parseSiren, parseVatNumber } from '../../core/party/index.ts';
import { isTimeZone } from '../../shell/clock.ts';
import { renameOrganization } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from './audit.ts';
import type { organizationContract } from './contract.ts';
import { readOrganization, type Organization } from './read-organization.ts';

type Edit = InputOf<typeof organizationContract.edit>;

const checkEdit = (edit: Edit): Finding[] => {
  const findings: Finding[] = [];
  const take = (path: string, result: Result<string>) =>
    findings.push(...result.findings.map((finding) => ({ ...finding, path })));
  if (edit.siren !== '') take('siren', parseSiren(edit.siren));
  if (edit.vatNumber !== '') take('vatNumber', parseVatNumber(edit.vatNumber));
  if (edit.iban !== '') take('iban', parseIban(edit.iban));
  const rising = edit.agingLimits.every((limit, i) => i === 0 || limit > edit.agingLimits[i - 1]!);
  if (!rising)
    findings.push({ code: 'organization.aging-limits-not-rising', severity: 'error', path: 'agingLimits' });
  if (edit.agingColours.length !== edit.agingLimits.length + 1) {
    findings.push({ code: 'organization.aging-colours-count', severity: 'error', path: 'agingColours' });
  }
  if (!isTimeZone(edit.timeZone)) {
    findings.push({ code: 'organization.time-zone-unknown', severity: 'error', path: 'timeZone' });
  }
  return findings;
};

export const editOrganization = async (context: Context, edit: Edit): Promise<Organization> => {
  const findings = checkEdit(edit);
  if (findings.some((finding) => finding.severity === 'error'))
    throw new Problem('record.refused', {}, findings);
  const result = await context.tx
    .updateTable('organization')
    .set({
      name: edit.name,
      legal_form: edit.legalForm,
      siren: edit.siren.replaceAll(/\s/g, ''),
      vat_number: edit.vatNumber.replaceAll(/\s/g, '').toUpperCase(),
      address_lines: edit.addressLines,
      postal_code: edit.postalCode,
      city: edit.city,
      country: edit.country,
      email: edit.email,
      phone: edit.phone,
      website: edit.website,
      iban: edit.iban.replaceAll(/\s/g, '').toUpperCase(),
      bic: edit.bic.toUpperCase(),
      legal_mention: edit.legalMention,
      time_zone: edit.timeZone,
      locale: edit.locale,
      aging_limits: edit.agingLimits,
      aging_colours: [...edit.agingColours],
      signature_name: edit.signatureName,
      signature_role: edit.signatureRole,
      version: edit.version + 1,
    })
    .where('org_id', '=', context.org)
    .where('version', '=', edit.version)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new Problem('edit.conflict');
  await renameOrganization(context.tx, context.org, edit.name);
  await audit(context, 'organization.edited', { kind: 'organization', id: context.org });
  return readOrganization(context);
};
