import { createWriteStream, existsSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeArchive } from '../app/invoicing/index.ts';
import type { Reading } from '../app/seal/index.ts';
import { sealed } from '../compose/sealed.ts';
import { Problem } from '../contract/problem.ts';
import { findingText } from '../i18n/findings.ts';
import { writeFolder, writeZip, ZipTooLarge, type ArchiveEntry } from '../shell/archive/index.ts';
import { inTenant } from '../shell/db/tenant.ts';
import { allOrganizations } from '../shell/directory/index.ts';
import { checkRelease, readVerifier } from '../shell/release.ts';
import { EXIT, answer, answerJson, parseOptions, say, UsageError, type Command } from './command.ts';
import { withReachedEncaisse } from './reach.ts';

export const archive: Command = {
  help: {
    fr: `./encaisse archive --company ID [--year AAAA] --out DOSSIER|FICHIER.zip [--json]

Écrit chaque facture et avoir émis (PDF, XML, texte scellé), la chaîne de scellement, les clôtures, la clé publique, une
liste CSV, un mode d’emploi et un vérificateur qui n’a pas besoin d’Encaisse (node verify.mjs). Sans --year, tout
depuis le début. Le dossier doit être nouveau ou vide ; un ZIP s’arrête à 4 Go. Encaisse peut être en marche.`,
    en: `./encaisse archive --company ID [--year YYYY] --out FOLDER|FILE.zip [--json]

Writes every issued invoice and credit note (PDF, XML, sealed text), the chain of seals, the closings, the public key, a
CSV list, instructions, and a verifier that does not need Encaisse (node verify.mjs). Without --year, everything since
the beginning. The folder must be new or empty; a ZIP ends at 4 GB. Encaisse may be running.`,
  },
  run: async (args, locale) => {
    const { values } = parseOptions(args, {
      company: { type: 'string' },
      year: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (values.out === undefined) throw new UsageError('--out');
    if (values.year !== undefined && !/^\d{4}$/.test(values.year)) throw new UsageError('--year');
    const out = resolve(values.out);
    if (existsSync(out) && (out.endsWith('.zip') || readdirSync(out).length > 0)) {
      say(locale === 'fr' ? `${out} existe déjà.` : `${out} exists already.`);
      return EXIT.no;
    }
    return withReachedEncaisse(async ({ runtime, secrets }) => {
      const companies = await allOrganizations(runtime.database);
      const company =
        values.company === undefined && companies.length === 1
          ? companies[0]
          : companies.find((one) => one.org === values.company);
      if (company === undefined) {
        for (const one of companies) say(`${one.org}\t${one.name}`);
        throw new UsageError('--company');
      }
      const { org, name } = company;
      const read: Reading = (body) =>
        inTenant(runtime.database, org, (tx) => body({ tx, org }), { readOnly: true });
      const now = runtime.clock.now();
      const { version, commit, digest } = checkRelease();
      const year = values.year === undefined ? null : Number(values.year);
      try {
        const made = {
          secrets,
          now,
          program: { version, commit, digest },
          verifier: readVerifier(),
          contents: sealed,
        };
        const { plan, entries } = await makeArchive(read, year, made);
        const files = await write(entries, out, now);
        const { head } = plan;
        if (values.json) answerJson({ company: org, name, year, out, files, head });
        else answer(sentence(locale, { name, out, files, head }));
        return EXIT.done;
      } catch (error) {
        if (error instanceof Problem && error.findings.length > 0) {
          for (const finding of error.findings) say(findingText(locale, finding));
          return EXIT.no;
        }
        if (!(error instanceof ZipTooLarge)) throw error;
        say(
          locale === 'fr'
            ? 'Plus de 4 Go : donnez un dossier, ou une année à la fois.'
            : 'More than 4 GB: give a folder, or one year at a time.',
        );
        return EXIT.no;
      }
    });
  },
};

/** A ZIP half written is worse than none. */
const write = async (entries: AsyncGenerator<ArchiveEntry>, out: string, now: string): Promise<number> => {
  if (!out.endsWith('.zip')) return writeFolder(entries, out);
  let files = 0;
  const counted = (async function* () {
    for await (const entry of entries) {
      files += 1;
      yield entry;
    }
  })();
  try {
    await pipeline(Readable.from(writeZip(counted, now)), createWriteStream(out, { flags: 'wx' }));
  } catch (error) {
    rmSync(out, { force: true });
    throw error;
  }
  return files;
};

type Made = { name: string; out: string; files: number; head: { sequence: number; hash: string } };

const sentence = (locale: 'fr' | 'en', { name, out, files, head }: Made): string =>
  locale === 'fr'
    ? `${name} : ${files} fichiers dans ${out}. Tête de chaîne ${head.sequence} : ${head.hash}. À vérifier par « node verify.mjs ».`
    : `${name}: ${files} files in ${out}. Head of the chain ${head.sequence}: ${head.hash}. Verify with “node verify.mjs”.`;
