import { counted } from './plural.ts';

/** The folder whose statements are imported by themselves. */
export const bankDrop = {
  actor: 'Dossier surveillé',
  title: 'Dossier surveillé',
  text: 'Un relevé déposé dans ce dossier est importé tout seul en quelques secondes, par votre banque, un logiciel EBICS ou vous-même.',
  on: 'Importer ce qui y est déposé',
  where: 'Sur la machine où tourne Encaisse',
  after:
    'Ensuite le fichier est rangé dans «\u00a0done\u00a0», ou dans «\u00a0refused\u00a0» avec la raison. Un fichier encore en cours d’écriture est laissé en place.',
  saved: 'Dossier surveillé enregistré.',
  latest: 'Derniers fichiers',
  empty: 'Aucun fichier déposé pour l’instant.',
  outcomes: {
    imported: (lines: number) =>
      lines === 0
        ? 'rien de nouveau'
        : counted('fr', lines, { one: 'nouvelle ligne', other: 'nouvelles lignes' }),
    'already-imported': 'déjà importé',
    refused: 'refusé',
  },
};
