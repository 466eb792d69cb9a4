import type { Locale } from './locales.ts';

export type ReleaseFacts = {
  readonly version: string;
  readonly commit: string;
  readonly digest: string;
  /** '0.1' of '0.1.4': what the minor versions share. */
  readonly major: string;
};

export type ReleaseState = {
  readonly version: string;
  readonly commit: string;
  readonly digest: string;
  readonly built: { readonly commit: string | null; readonly dirty: boolean; readonly digest: string } | null;
  readonly altered: readonly string[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
  readonly isAsBuilt: boolean;
};

const SHOWN = 5;
const some = (files: readonly string[]): string =>
  files.length <= SHOWN ? files.join(', ') : `${files.slice(0, SHOWN).join(', ')}…`;

/** What « encaisse verify » says of the running program, and what that does and does not prove. */
export const releaseLines = (locale: Locale, release: ReleaseState): string[] => {
  const { version, built, digest } = release;
  const isFrench = locale === 'fr';
  if (built === null) {
    return [
      isFrench
        ? `Programme ${version}\u00a0: lancé depuis ses sources, sans dist/release.json. Rien ne peut être comparé.`
        : `Program ${version}: started from its sources, without dist/release.json. Nothing can be compared.`,
    ];
  }
  const faults = [
    ...(release.altered.length === 0
      ? []
      : [`${isFrench ? 'modifiés' : 'altered'} ${some(release.altered)}`]),
    ...(release.missing.length === 0
      ? []
      : [`${isFrench ? 'manquants' : 'missing'} ${some(release.missing)}`]),
    ...(release.added.length === 0 ? [] : [`${isFrench ? 'ajoutés' : 'added'} ${some(release.added)}`]),
  ];
  if (!release.isAsBuilt) {
    const what = faults.join(' ; ') || 'release.json';
    return [
      isFrench
        ? `Programme ${version}\u00a0: il diffère de ce qui a été construit (${what}). Réinstallez Encaisse, ou construisez-le de nouveau si c’est vous qui l’avez changé.`
        : `Program ${version}: it differs from what was built (${what}). Install Encaisse again, or build it again if it was you who changed it.`,
    ];
  }
  const commit = built.commit ?? (isFrench ? 'inconnue' : 'unknown');
  const dirty = built.dirty
    ? isFrench
      ? ', avec des changements qui n’y figurent pas'
      : ', with changes that are not in it'
    : '';
  return [
    isFrench
      ? `Programme ${version}\u00a0: tel que construit depuis la révision ${commit}${dirty}. Empreinte ${digest}.`
      : `Program ${version}: as built from revision ${commit}${dirty}. Digest ${digest}.`,
    isFrench
      ? 'Cela prouve que rien n’a changé depuis la construction. Que ce soit la version publiée, seule la comparaison de cette empreinte à celle de l’éditeur le dit\u00a0; Node.js et les bibliothèques natives n’en font pas partie.'
      : 'This proves that nothing changed since it was built. Whether it is the published release, only comparing this digest with the publisher’s can tell; Node.js and native libraries are not part of it.',
  ];
};
