import { readFileSync } from 'node:fs';
import { createSignatureCheck } from '../../app/seal/check-signature.ts';
import { error, type Finding } from '../../core/finding.ts';
import { parseSuccession, successionStatement, type Succession } from '../../core/seal/index.ts';
import { sha256 } from './sha256.ts';

export type KeptSuccession = {
  readonly sequence: number;
  readonly content: string;
  readonly succession: Succession;
};
type Manifest = { readonly chain: string; readonly publicKey: string };

/** All there were, also before and after the archive: they lead from the key that signed it then to the one of today. */
export const readSuccessions = (path: string): KeptSuccession[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const kept = parseLine(line);
      const succession = kept === null ? null : parseSuccession(kept.content);
      return kept === null || succession === null ? [] : [{ ...kept, succession }];
    });

const parseLine = (line: string): { sequence: number; content: string } | null => {
  try {
    const { sequence, content } = JSON.parse(line) as { sequence: unknown; content: unknown };
    return typeof sequence === 'number' && typeof content === 'string' ? { sequence, content } : null;
  } catch {
    return null;
  }
};

/** Each begins with the key the one before ended with; the last one ends with the key of today. */
export const checkSuccessions = (all: readonly KeptSuccession[], manifest: Manifest): Finding[] => {
  const isLinked = all.every(({ succession }, index) => {
    const next = all[index + 1]?.succession.oldKey ?? manifest.publicKey;
    return succession.newKey === next;
  });
  return isLinked ? [] : [error('archive.succession-broken')];
};

const isEndorsed = ({ succession }: KeptSuccession, chain: string): boolean =>
  createSignatureCheck()(
    succession.oldKey,
    sha256(successionStatement(chain, succession)),
    succession.endorsement,
  );

/**
 * A key that came another way proves what it signed, and what it handed over to. A key that took over without it proves
 * nothing to whoever holds the old one: he must ask.
 */
export const checkGivenKey = (
  given: string,
  all: readonly KeptSuccession[],
  { chain, publicKey }: Manifest,
): Finding[] => {
  if (given === publicKey) return [];
  const from = all.findIndex(({ succession }) => succession.oldKey === given);
  if (from === -1) return [error('archive.other-key')];
  return all
    .slice(from)
    .filter((one) => !isEndorsed(one, chain))
    .map(({ sequence, succession }) =>
      error('archive.key-unproven', {
        params: { sequence, fingerprint: sha256(Buffer.from(succession.newKey, 'base64')) },
      }),
    );
};
