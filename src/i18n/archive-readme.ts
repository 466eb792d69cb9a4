import type { Locale } from './locales.ts';

type About = { company: { name: string; siren: string }; year: number | null };

/** What the person who opens an archive in ten years needs to know, beside the files. */
export const archiveReadme = (locale: Locale, about: About): string =>
  locale === 'fr' ? french(about) : english(about);

const french = ({ company, year }: About): string => `# Archive des documents émis

Société\u00a0: ${company.name}${company.siren === '' ? '' : ` (SIREN ${company.siren})`}
Période\u00a0: ${year === null ? 'tout, depuis le premier document' : `année ${year}`}

## Ce que contient ce dossier

- \`documents/NUMÉRO/\`\u00a0: pour chaque facture ou avoir émis, son PDF (avec sa facture électronique), son XML, et
  \`document.json\`, le texte exact qui a été scellé.
- \`index.csv\`\u00a0: la liste de ces documents, lisible par un tableur (UTF-8, point-virgule).
- \`links.jsonl\`\u00a0: la chaîne de scellement, un maillon par ligne\u00a0: chacun porte l’empreinte SHA-256 du précédent et la
  signature Ed25519 de la société.
- \`closings.jsonl\`\u00a0: les clôtures du jour, du mois et de l’année, avec leurs totaux et le total perpétuel.
- \`payments.jsonl\`\u00a0: les règlements scellés et leurs annulations.
- \`public-key.pem\`\u00a0: la clé publique de la société, celle d’aujourd’hui. \`successions.jsonl\`\u00a0: les clés qui se sont
  suivies, quand et pourquoi\u00a0; vide si la société n’en a eu qu’une.
- \`archive.json\` et \`archive.sig\`\u00a0: le sommaire signé, qui tient le tout ensemble. \`SHA256SUMS\`\u00a0: l’empreinte de chaque fichier.
- \`verify.mjs\`\u00a0: le vérificateur. Il n’a besoin ni d’Encaisse ni d’internet.

## Vérifier

Installez Node.js (version 20 ou plus récente), puis, dans ce dossier\u00a0:

    node verify.mjs

Il dit «\u00a0Tout est conforme\u00a0», ou nomme ce qui ne l’est pas. Codes de sortie\u00a0: 0 conforme, 1 non conforme, 2 mauvais usage.
Une archive fabriquée de toutes pièces aurait sa propre clé\u00a0: comparez l’empreinte de clé affichée à celle que la société
a communiquée, ou donnez la clé que vous tenez d’elle\u00a0: \`node verify.mjs --key CLE.pem\`. Si vous gardez un repère (une
ligne qui commence par \`ENCAISSE-1\`), donnez-le aussi\u00a0: \`node verify.mjs --anchor "ENCAISSE-1 …"\`. Une chaîne refaite de
toutes pièces, même avec la bonne clé, ne le contient pas.

## Conserver

Six ans pour l’administration fiscale (LPF art. L102 B), dix ans pour la comptabilité (C. com. art. L123-22). Gardez ce
dossier entier, tel quel, en deux endroits. Notez ailleurs un repère et l’empreinte de clé.
`;

const english = ({ company, year }: About): string => `# Archive of issued documents

Company: ${company.name}${company.siren === '' ? '' : ` (SIREN ${company.siren})`}
Period: ${year === null ? 'everything, since the first document' : `year ${year}`}

## What this folder holds

- \`documents/NUMBER/\`: for each invoice or credit note issued, its PDF (with its electronic invoice), its XML, and
  \`document.json\`, the exact text that was sealed.
- \`index.csv\`: the list of these documents, for a spreadsheet (UTF-8, semicolons).
- \`links.jsonl\`: the chain of seals, one link a line: each carries the SHA-256 hash of the one before it and the
  company’s Ed25519 signature.
- \`closings.jsonl\`: the closings of each day, month and year, with their totals and the perpetual total.
- \`payments.jsonl\`: the sealed payments and their reversals.
- \`public-key.pem\`: the company’s public key, the one of today. \`successions.jsonl\`: the keys that followed each other,
  when and why; empty when the company only ever had one.
- \`archive.json\` and \`archive.sig\`: the signed summary that holds everything together. \`SHA256SUMS\`: the hash of each file.
- \`verify.mjs\`: the verifier. It needs neither Encaisse nor the internet.

## To verify

Install Node.js (version 20 or later), then, in this folder:

    node verify.mjs --lang en

It says “All is sound”, or names what is not. Exit codes: 0 sound, 1 not sound, 2 wrong use.
An archive forged from nothing would have a key of its own: compare the key fingerprint it shows with the one the company
told you, or give the key you have from it: \`node verify.mjs --key KEY.pem\`. If you keep an anchor (a line that begins
with \`ENCAISSE-1\`), give it too: \`node verify.mjs --anchor "ENCAISSE-1 …"\`. A chain made anew as a whole, even with the
right key, does not contain it.

## To keep

Six years for the tax office (LPF art. L102 B), ten years for accounting (C. com. art. L123-22). Keep this folder whole, as
it is, in two places. Keep an anchor and the key fingerprint elsewhere.
`;
