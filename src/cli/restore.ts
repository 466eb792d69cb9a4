import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatInstant } from '../i18n/format.ts';
import { readConfig } from '../shell/config.ts';
import { restoreCluster, verifyBackup } from '../shell/db/backup/restore-cluster.ts';
import { createLog } from '../shell/log.ts';
import { dataPaths } from '../shell/paths.ts';
import { SECRETS } from './backup.ts';
import { EXIT, answer, answerJson, parseOptions, say, type Command } from './command.ts';
import { createProgress } from './progress.ts';

export const restore: Command = {
  help: {
    fr: `./encaisse restore DOSSIER [--check] [--json]

Restaure une sauvegarde dans un dossier de données vide (ENCAISSE_DATA), en vérifiant l’empreinte de chaque fichier.
La copie démarre en quarantaine : elle n’envoie rien tant qu’une personne n’a pas confirmé, dans les réglages, que
c’est bien elle qui travaille désormais. --check relit la sauvegarde sans rien restaurer.`,
    en: `./encaisse restore FOLDER [--check] [--json]

Restores a backup into an empty data directory (ENCAISSE_DATA), checking the hash of every file. The copy starts in
quarantine: it sends nothing until a person confirms, in the settings, that it is the one at work from now on.
--check reads the backup through without restoring anything.`,
  },
  run: async (args, locale) => {
    const { values, positionals } = parseOptions(
      args,
      { check: { type: 'boolean' }, json: { type: 'boolean' } },
      { min: 1, max: 1 },
    );
    const from = resolve(positionals[0]!);
    const config = readConfig(process.env);
    if (config.databaseUrl !== undefined) {
      say(
        locale === 'fr'
          ? 'DATABASE_URL désigne un serveur extérieur : restaurez-le avec ses outils, par exemple pg_restore.'
          : 'DATABASE_URL names an external server: restore it with its own tools, pg_restore for one.',
      );
      return EXIT.no;
    }
    if (values.check) {
      const { createdAt, files } = await verifyBackup(from);
      if (values.json) answerJson({ folder: from, ok: true, files: files.length, at: createdAt });
      else
        answer(
          locale === 'fr'
            ? `La sauvegarde ${from} est entière : ${files.length} fichiers, faite le ${at(createdAt, locale)}.`
            : `The backup ${from} is whole: ${files.length} files, made on ${at(createdAt, locale)}.`,
        );
      return EXIT.done;
    }
    const progress = createProgress(locale === 'fr' ? 'Restauration' : 'Restore');
    const manifest = await restoreCluster({
      from,
      dataDirectory: config.dataDirectory,
      log: createLog(config.logLevel),
      now: new Date().toISOString(),
      onProgress: ({ files, of }) => progress.update(files, of),
    }).finally(() => progress.end());
    const withSecrets = restoreSecrets(from, dataPaths(config.dataDirectory).secrets);
    if (values.json) {
      answerJson({
        data: config.dataDirectory,
        files: manifest.files.length,
        at: manifest.createdAt,
        withSecrets,
        quarantined: true,
      });
    } else {
      answer(
        locale === 'fr'
          ? `Restauré dans ${config.dataDirectory} : la base telle qu’elle était le ${at(manifest.createdAt, locale)}.
Elle est en quarantaine : aucun message ne partira tant que vous n’aurez pas confirmé, dans les réglages, que cette copie remplace l’originale.`
          : `Restored into ${config.dataDirectory}: the database as it was on ${at(manifest.createdAt, locale)}.
It is in quarantine: no message will leave until you confirm, in the settings, that this copy replaces the original.`,
      );
    }
    return EXIT.done;
  },
};

/** In the time zone of the machine: there is no company to ask yet. */
const at = (instant: string, locale: 'fr' | 'en'): string =>
  formatInstant(instant, locale, process.env['TZ'] || 'Europe/Paris');

/** The key beside the database; passwords of the database itself were made anew with the cluster. */
const restoreSecrets = (from: string, into: string): boolean => {
  const kept = join(from, SECRETS);
  if (!existsSync(kept)) return false;
  for (const name of readdirSync(kept)) {
    if (name !== 'superuser' && name !== 'roles.json') copyFileSync(join(kept, name), join(into, name));
  }
  return true;
};
