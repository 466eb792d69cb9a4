import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { attestationOf } from '../i18n/attestation.ts';
import { releaseLines } from '../i18n/release-words.ts';
import { readConfig } from '../shell/config.ts';
import { clockFromEnvironment } from '../shell/clock.ts';
import { checkRelease } from '../shell/release.ts';
import { openRenderer } from '../shell/typst/index.ts';
import { EXIT, answer, answerJson, parseOptions, say, UsageError, type Command } from './command.ts';

export const attestation: Command = {
  help: {
    fr: `./encaisse attestation --out FICHIER.pdf [--json]

Écrit le formulaire d’attestation individuelle de l’éditeur (CGI art. 286, I-3° bis), lié à la version et à l’empreinte du
programme installé. Nom, date et signature restent à remplir par l’éditeur : sans eux, ce papier n’atteste rien. Refusé
quand le programme diffère de ce qui a été construit.`,
    en: `./encaisse attestation --out FILE.pdf [--json]

Writes the form of the publisher’s individual attestation (CGI art. 286, I-3° bis; in French), bound to the version and
the digest of the installed program. Name, date and signature are left for the publisher to fill in: without them this
paper attests nothing. Refused when the program differs from what was built.`,
  },
  run: async (args, locale) => {
    const { values } = parseOptions(args, { out: { type: 'string' }, json: { type: 'boolean' } });
    if (values.out === undefined) throw new UsageError('--out');
    const release = checkRelease();
    if (!release.isAsBuilt || release.built?.dirty !== false) {
      for (const line of releaseLines(locale, release)) say(line);
      if (release.built?.dirty === true)
        say(
          locale === 'fr'
            ? 'Une attestation ne peut être liée qu’à une révision publiée : construisez Encaisse depuis des sources sans changement.'
            : 'An attestation can only be bound to a published revision: build Encaisse from sources without changes.',
        );
      return EXIT.no;
    }
    const { version, digest, built } = release;
    const facts = {
      version,
      digest,
      commit: built.commit ?? '',
      major: version.split('.').slice(0, 2).join('.'),
    };
    const renderer = openRenderer(import.meta.url);
    try {
      const createdAt = clockFromEnvironment(readConfig(process.env).now).now();
      const data = attestationOf(facts);
      const pdf = await renderer.render({ layout: 'attestation', data, createdAt });
      writeFileSync(resolve(values.out), pdf);
    } finally {
      await renderer.close();
    }
    if (values.json) answerJson({ out: resolve(values.out), version, digest });
    else
      answer(
        locale === 'fr'
          ? `${values.out} : version ${version}, empreinte ${digest}. À remplir et signer par l’éditeur.`
          : `${values.out}: version ${version}, digest ${digest}. To be filled in and signed by the publisher.`,
      );
    return EXIT.done;
  },
};
