import { error } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { checkWording } from '../check-wording.ts';
import type { Signature } from './mail-input.ts';
import { parseRich, richText, type RichLine } from './rich-text.ts';

export const LOGO_PLACES = ['none', 'above', 'below'] as const;
export type LogoPlace = (typeof LOGO_PLACES)[number];

/** What one sender signs with, beside the name that a text may call (`signer`). */
export type OwnSignature = {
  readonly lines: readonly RichLine[];
  /** For readers of plain text, and at the foot of letters. */
  readonly plain: string;
  readonly logo: LogoPlace;
};

/** As a sender keeps it. `plain` null: it follows from the rich one. */
export type KeptSignature = {
  readonly name: string;
  readonly html: string;
  readonly plain: string | null;
  readonly logo: LogoPlace;
};

export const SIGNATURE_LIMITS = { lines: 12, characters: 800 } as const;

/** The name under which the picture of the company travels inside a mail (RFC 2392). */
export const LOGO_CID = 'logo@encaisse';

export const ownSignature = ({ html, plain, logo }: Omit<KeptSignature, 'name'>): OwnSignature => {
  const lines = parseRich(html);
  return { lines, plain: plain ?? richText(lines), logo };
};

/** Who signs: the sender where there is one with a signature, else the company. */
export const chooseSignature = (sender: KeptSignature | null, company: Signature): Signature =>
  sender === null || parseRich(sender.html).length === 0
    ? company
    : { ...company, name: sender.name, own: ownSignature(sender) };

/** What the foot of a letter says: it has a name, a role and a line to be reached by. */
export function letterSignature(signature: Signature): { name: string; role: string; contact: string } {
  if (signature.own === undefined)
    return {
      name: signature.name,
      role: signature.role ?? '',
      contact: [signature.phone, signature.email].filter((part) => part !== null && part !== '').join(' · '),
    };
  const [name = signature.name, role = '', ...others] = signature.own.plain
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { name, role, contact: others.join(' · ') };
}

/** Under a name only what is refused everywhere is; and the title of a public officer, who alone may bear it (C. pén. 433-17). */
const refusedWords = (text: string): Finding[] =>
  checkWording(text, { reader: 'anybody', isNotice: true, isHead: false, isSignature: true }).filter(
    (finding) => finding.severity === 'error',
  );

/** What must hold before a signature is used. Variables have no place in it: it is the same for every customer. */
export function checkSignature({ html, plain }: Pick<KeptSignature, 'html' | 'plain'>): Finding[] {
  const lines = parseRich(html);
  const text = richText(lines);
  const findings: Finding[] = [];
  if (text === '') findings.push(error('dunning.signature-empty', { path: 'html' }));
  if (lines.length > SIGNATURE_LIMITS.lines || text.length > SIGNATURE_LIMITS.characters)
    findings.push(error('dunning.signature-too-long', { path: 'html', params: SIGNATURE_LIMITS }));
  for (const [path, value] of [
    ['html', text],
    ['plain', plain ?? ''],
  ] as const) {
    if (/\{\{|\}\}/.test(value)) findings.push(error('dunning.signature-variable', { path }));
    findings.push(...refusedWords(value).map((finding) => ({ ...finding, path })));
  }
  if (
    plain !== null &&
    (plain.length > SIGNATURE_LIMITS.characters || plain.split('\n').length > SIGNATURE_LIMITS.lines)
  )
    findings.push(error('dunning.signature-too-long', { path: 'plain', params: SIGNATURE_LIMITS }));
  return findings;
}
