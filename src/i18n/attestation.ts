import type { ReleaseFacts } from './release-words.ts';

/** The view model of assets/layouts/attestation.typ: sentences, and fields left to be filled by hand ('' = a line). */
export type Attestation = {
  readonly language: 'fr';
  readonly title: string;
  readonly subtitle: string;
  readonly notice: string;
  readonly parts: readonly {
    readonly title: string;
    readonly lead: string;
    readonly fields: readonly { readonly label: string; readonly value: string }[];
    readonly text: readonly string[];
    readonly place: string;
    readonly signature: string;
  }[];
  readonly warning: string;
};

/**
 * The publisher's individual attestation (CGI art. 286, I-3° bis, taken out by the Finance Act for 2025 and put back by
 * that for 2026; after the model of BOI-LETTRE-000242), bound to one release by its digest. In French: it is meant for
 * the French administration. Name and signature are the publisher's to give; a program does not attest itself. What is
 * known of the law and what is not: docs/decisions/0025-seal-keys-and-attestation.md.
 */
export const attestationOf = (release: ReleaseFacts): Attestation => ({
  language: 'fr',
  title: 'Attestation individuelle de l’éditeur',
  subtitle:
    'relative à l’utilisation d’un logiciel satisfaisant aux conditions d’inaltérabilité, de sécurisation, de conservation et d’archivage des données en vue du contrôle de l’administration fiscale (code général des impôts, article 286, I, 3°\u00a0bis)',
  notice:
    'Ce formulaire ne vaut rien tant que l’éditeur ne l’a pas rempli et signé, ni au-delà de la version et de l’empreinte ci-dessous. La loi de finances pour 2025 avait retiré ce mode de preuve, celle pour 2026 l’a rétabli\u00a0: vérifiez auprès de l’administration le texte et le modèle en vigueur à la date de signature.',
  parts: [
    {
      title: '1. Partie à remplir par l’éditeur du logiciel',
      lead: 'Je soussigné(e), représentant légal de l’éditeur désigné ci-dessous,',
      fields: [
        { label: 'Nom et prénom', value: '' },
        { label: 'Société éditrice', value: '' },
        { label: 'SIREN et adresse', value: '' },
        { label: 'Logiciel', value: 'Encaisse' },
        { label: 'Version', value: release.version },
        { label: 'Révision des sources', value: release.commit },
        { label: 'Numéro de licence', value: 'sans objet (logiciel libre)' },
        { label: 'Empreinte SHA-256 de la version', value: release.digest },
        { label: 'Mis sur le marché à compter du', value: '' },
      ],
      text: [
        'atteste que ce logiciel, dans cette version, satisfait aux conditions d’inaltérabilité, de sécurisation, de conservation et d’archivage des données en vue du contrôle de l’administration fiscale, prévues au 3°\u00a0bis du I de l’article 286 du code général des impôts.',
        `J’atteste que la dernière version majeure de ce logiciel est identifiée par la racine ${release.major}, et que les versions mineures développées ensuite le sont ou le seront par les subdivisions de cette racine (${release.major}.0, ${release.major}.1…). Je m’engage à n’employer ces subdivisions que pour des versions mineures, à l’exclusion de toute version majeure. Une version mineure ne touche pas aux fonctions qui assurent ces quatre conditions (BOI-TVA-DECLA-30-10-30).`,
      ],
      place: 'Fait à, le',
      signature: 'Signature du représentant légal de l’éditeur',
    },
    {
      title: '2. Partie à remplir par l’entreprise utilisatrice',
      lead: 'Je soussigné(e), représentant légal de l’entreprise désignée ci-dessous,',
      fields: [
        { label: 'Nom et prénom', value: '' },
        { label: 'Entreprise et SIREN', value: '' },
        { label: 'Acquis ou installé le', value: '' },
        { label: 'Auprès de', value: '' },
        { label: 'Utilisé depuis le', value: '' },
      ],
      text: [
        'déclare avoir acquis ou installé, à la date et auprès de qui figurent ci-dessus, le logiciel désigné en partie 1 dans la version qui y figure, et atteste l’utiliser depuis la date ci-dessus pour enregistrer les règlements de mes clients.',
      ],
      place: 'Fait à, le',
      signature: 'Signature du représentant légal de l’entreprise',
    },
  ],
  warning:
    'L’établissement d’une fausse attestation est un délit puni de trois ans d’emprisonnement et de 45\u202f000\u00a0€ d’amende (code pénal, article 441-1)\u00a0; son usage est puni des mêmes peines. Pour comparer l’empreinte à celle du logiciel installé\u00a0: ./encaisse verify.',
});
