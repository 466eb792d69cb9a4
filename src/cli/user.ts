import { createInterface } from 'node:readline';
import { roles, type Role } from '../contract/permissions.ts';
import {
  allOrganizations,
  createUser,
  findUserByEmail,
  setPassword,
  setRole,
} from '../shell/directory/index.ts';
import { EXIT, answer, answerJson, parseOptions, say, UsageError, type Command } from './command.ts';
import { withEncaisse } from './open.ts';

/** From ENCAISSE_PASSWORD or the first line of stdin: never an argument, which other users of the machine can read. */
const readPassword = async (): Promise<string> => {
  const given = process.env['ENCAISSE_PASSWORD'];
  if (given) return given;
  if (process.stdin.isTTY) process.stderr.write('Mot de passe / password: ');
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
};

export const user: Command = {
  help: {
    fr: `./encaisse user list [--json]
./encaisse user add ADRESSE --name NOM [--company ID --role ROLE]
./encaisse user password ADRESSE

Le mot de passe vient de ENCAISSE_PASSWORD ou de l’entrée standard. Rôles : ${roles.join(', ')}.
Encaisse doit être arrêté, sauf avec DATABASE_URL.`,
    en: `./encaisse user list [--json]
./encaisse user add ADDRESS --name NAME [--company ID --role ROLE]
./encaisse user password ADDRESS

The password comes from ENCAISSE_PASSWORD or standard input. Roles: ${roles.join(', ')}.
Encaisse must be stopped, except with DATABASE_URL.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      {
        json: { type: 'boolean' },
        name: { type: 'string' },
        company: { type: 'string' },
        role: { type: 'string' },
      },
      { min: 1, max: 2 },
    );
    const [verb, email] = positionals;
    if (verb !== 'list' && email === undefined) throw new UsageError('');
    return withEncaisse(async ({ runtime }) => {
      const { database } = runtime;
      if (verb === 'list') {
        const users = await database
          .selectFrom('directory.app_user')
          .select(['id', 'email', 'name', 'locale', 'created_at', 'disabled_at'])
          .orderBy('email')
          .execute();
        if (values.json) answerJson(users);
        else for (const one of users) answer(`${one.email}\t${one.name}`);
        return EXIT.done;
      }
      if (verb === 'add') {
        const created = await createUser(database, {
          email: email!,
          name: values.name ?? email!,
          password: await readPassword(),
          locale,
        });
        if (values.company !== undefined) {
          const role = (values.role ?? 'accountant') as Role;
          if (!roles.includes(role)) throw new UsageError(`--role ${roles.join('|')}`);
          const organization = (await allOrganizations(database)).find((o) => o.org === values.company);
          if (organization === undefined) throw new UsageError(`--company ${values.company}`);
          await setRole(database, organization.org, created.id, role);
        }
        answer(created.email);
        return EXIT.done;
      }
      if (verb === 'password') {
        const known = await findUserByEmail(database, email!);
        if (known === undefined) {
          say(locale === 'fr' ? `Aucun utilisateur ${email}.` : `No user ${email}.`);
          return EXIT.no;
        }
        await setPassword(database, known.id, await readPassword());
        return EXIT.done;
      }
      throw new UsageError(verb ?? '');
    });
  },
};
