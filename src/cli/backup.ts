import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../shell/config.ts';
import { backupCluster } from '../shell/db/backup/backup-cluster.ts';
import { EMBEDDED_DATABASE } from '../shell/db/connect.ts';
import { dataPaths } from '../shell/paths.ts';
import { withClient } from '../shell/db/prepare.ts';
import { EXIT, answer, answerJson, parseOptions, say, type Command } from './command.ts';
import { createProgress } from './progress.ts';
import { reachDatabase } from './reach.ts';

export const SECRETS = 'secrets';

export const backup: Command = {
  help: {
    fr: `./encaisse backup DOSSIER [--with-secrets] [--json]

Copie la base de données dans DOSSIER (nouveau ou vide), avec l’empreinte de chaque fichier. Encaisse peut être en
marche. La clé qui protège le mot de passe du courrier et la signature des documents n’est pas dans la base : sans
--with-secrets elle n’est pas copiée. Après une restauration sans elle, le mot de passe sera à saisir de nouveau, et rien
ne pourra être émis avant qu’une nouvelle clé soit ouverte ; la chaîne dira que l’ancienne manquait. Avec
--with-secrets, gardez ce dossier aussi secret que la clé elle-même.

Avec DATABASE_URL, utilisez les outils de ce serveur (pg_dump, pgBackRest).`,
    en: `./encaisse backup FOLDER [--with-secrets] [--json]

Copies the database into FOLDER (new or empty), with the hash of every file. Encaisse may be running. The key that
protects the mail password and the signature of documents is not in the database: without --with-secrets it is not
copied. After a restore without it the password must be typed again, and nothing can be issued before a new key is
opened; the chain will say that the old one was gone. With --with-secrets, keep that folder as secret as the key itself.

With DATABASE_URL, use that server’s own tools (pg_dump, pgBackRest).`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      { 'with-secrets': { type: 'boolean' }, json: { type: 'boolean' } },
      { min: 1, max: 1 },
    );
    const into = resolve(positionals[0]!);
    const config = readConfig(process.env);
    if (config.databaseUrl !== undefined) {
      say(
        locale === 'fr'
          ? 'Cette base est sur un serveur extérieur (DATABASE_URL) : sauvegardez-la avec ses outils, par exemple pg_dump.'
          : 'This database is on an external server (DATABASE_URL): back it up with its own tools, pg_dump for one.',
      );
      return EXIT.no;
    }
    const { opened, admin } = await reachDatabase(config);
    const progress = createProgress(locale === 'fr' ? 'Sauvegarde' : 'Backup');
    try {
      const size = await withClient({ ...admin, database: EMBEDDED_DATABASE }, async (client) => {
        const { rows } = await client.query<{ size: string }>(
          'select sum(pg_database_size(oid))::text as size from pg_database',
        );
        return Number(rows[0]!.size);
      });
      const manifest = await backupCluster({
        admin: admin!,
        dataDirectory: config.dataDirectory,
        into,
        database: EMBEDDED_DATABASE,
        now: new Date().toISOString(),
        onProgress: ({ bytes }) => progress.update(bytes, Math.max(size, bytes)),
      });
      progress.end();
      const secrets = dataPaths(config.dataDirectory).secrets;
      const withSecrets = values['with-secrets'] === true && existsSync(secrets);
      if (withSecrets) cpSync(secrets, join(into, SECRETS), { recursive: true });
      const bytes = manifest.files.reduce((sum, file) => sum + file.size, 0);
      if (values.json)
        answerJson({
          folder: into,
          files: manifest.files.length,
          bytes,
          withSecrets,
          at: manifest.createdAt,
        });
      else answer(sentence(locale, into, manifest.files.length, bytes, withSecrets));
      return EXIT.done;
    } finally {
      progress.end();
      await opened.stop();
    }
  },
};

const sentence = (
  locale: 'fr' | 'en',
  into: string,
  files: number,
  bytes: number,
  withSecrets: boolean,
): string => {
  const megabytes = Math.ceil(bytes / 1_000_000);
  if (locale === 'fr') {
    return withSecrets
      ? `Sauvegarde faite dans ${into} : ${files} fichiers, ${megabytes} Mo. Elle contient les clés : gardez-la secrète.`
      : `Sauvegarde faite dans ${into} : ${files} fichiers, ${megabytes} Mo. Les clés n’y sont pas (--with-secrets).`;
  }
  return withSecrets
    ? `Backup made in ${into}: ${files} files, ${megabytes} MB. It holds the keys: keep it secret.`
    : `Backup made in ${into}: ${files} files, ${megabytes} MB. The keys are not in it (--with-secrets).`;
};
