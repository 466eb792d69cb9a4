import { planReminders } from '../app/dunning/index.ts';
import { parseDate } from '../core/calendar/index.ts';
import { allOrganizations } from '../shell/directory/index.ts';
import type { Context } from '../shell/http/context.ts';
import { orgId } from '../shell/ids.ts';
import { EXIT, answer, answerJson, parseOptions, say, UsageError, type Command } from './command.ts';
import { handOverToFile } from './dunning-hand-over.ts';
import { planJson, planLines, selected } from './dunning-plan.ts';
import { withReachedEncaisse } from './reach.ts';

export const dunning: Command = {
  help: {
    fr: `./encaisse dunning plan --company ID [--as-of AAAA-MM-JJ] [--json]
    [--grace-days N] [--customer CODE]… [--tag MOT]… [--group GROUPE]… [--step ÉTAPE]… [--minimum CENTIMES]
./encaisse dunning hand-over --company ID --customer CODE [--out FICHIER.zip] [--json]

plan : décide comme une préparation de ce jour-là, et n’écrit rien. Avec --json, chaque brouillon et chaque facture
laissée de côté a son code, sa phrase et la prochaine date. Avec --grace-days, ce qui a moins de N jours de retard reste de
côté ; les autres options restreignent aux clients, groupes, étapes et sommes donnés.
hand-over : écrit le dossier de recouvrement d’un client pour un avocat ou un commissaire de justice : décompte, factures,
messages tels qu’envoyés, preuves, empreintes SHA-256.
Sans --company, quand il n’y a qu’une société, c’est elle. Marche aussi à côté d’un Encaisse en service.`,
    en: `./encaisse dunning plan --company ID [--as-of YYYY-MM-DD] [--json]
    [--grace-days N] [--customer CODE]… [--tag WORD]… [--group GROUP]… [--step STEP]… [--minimum CENTS]
./encaisse dunning hand-over --company ID --customer CODE [--out FILE.zip] [--json]

plan: decides as a preparation on that day would, and writes nothing. With --json, each draft and each invoice left out has
its code, its sentence and the next date. With --grace-days, what is less than N days late is left out; the other options
restrict to customers, groups, steps and sums.
hand-over: writes the recovery file of a customer for a lawyer or commissaire de justice: computation, invoices, messages
as they were sent, proofs, SHA-256 digests.
Without --company, the only company there is. Works beside a running Encaisse too.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      {
        company: { type: 'string' },
        'as-of': { type: 'string' },
        customer: { type: 'string', multiple: true },
        'grace-days': { type: 'string' },
        tag: { type: 'string', multiple: true },
        group: { type: 'string', multiple: true },
        step: { type: 'string', multiple: true },
        minimum: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
      },
      { min: 1, max: 1 },
    );
    const [action] = positionals;
    if (action !== 'plan' && action !== 'hand-over') throw new UsageError(action);
    const asOf = values['as-of'] === undefined ? null : parseDate(values['as-of'], 'ymd');
    if (values['as-of'] !== undefined && asOf === null) throw new UsageError('--as-of');
    const codes = values.customer ?? [];
    if (action === 'hand-over' && codes.length !== 1) throw new UsageError('--customer');
    const graceDays = wholeNumber(values['grace-days'], '--grace-days');
    const minimum = wholeNumber(values.minimum, '--minimum');
    return withReachedEncaisse(async (composition) => {
      const { runtime } = composition;
      const companies = await allOrganizations(runtime.database);
      const company =
        values.company === undefined && companies.length === 1
          ? companies[0]
          : companies.find((one) => one.org === values.company);
      if (company === undefined) {
        for (const one of companies) say(`${one.org}\t${one.name}`);
        throw new UsageError('--company');
      }
      const inContext = <T>(body: (context: Context) => Promise<T>): Promise<T> =>
        runtime.inContext(
          {
            org: orgId(company.org),
            isDemo: company.isDemo,
            actor: { kind: 'command_line', id: 'command-line', name: 'encaisse dunning' },
            permissions: new Set(),
            locale,
            readOnly: true,
          },
          body,
        );
      if (action === 'hand-over') {
        const { out, json = false } = values;
        const [customer = ''] = codes;
        return handOverToFile({ composition, inContext, customer, out, json, locale });
      }
      const plan = await inContext(async (context) =>
        planReminders(
          context,
          asOf ?? context.today,
          await selected(context, {
            codes,
            ...(values.tag !== undefined && { tags: values.tag }),
            ...(values.group !== undefined && { debtorGroups: values.group }),
            ...(values.step !== undefined && { stepCodes: values.step }),
            ...(minimum !== null && { minimumMinor: String(minimum) }),
            ...(graceDays !== null && { graceDays }),
          }),
        ),
      );
      if (values.json) answerJson(planJson(plan, locale));
      else {
        const lines = planLines(plan, locale);
        for (const line of lines.drafts) answer(line);
        for (const line of lines.leftOut) say(line);
      }
      return EXIT.done;
    });
  },
};

const wholeNumber = (said: string | undefined, option: string): number | null => {
  if (said === undefined) return null;
  if (!/^\d{1,12}$/.test(said)) throw new UsageError(option);
  return Number(said);
};
