import { books } from './books.fr.ts';
import type { FindingTexts } from './findings/text.ts';
import { counted } from './plural.ts';

/** The verification of the books on screen, and the sentences of what it finds. */
export const booksCheck = {
  title: 'Vérification des comptes',
  subtitle: 'Encaisse prouve vos comptes chaque nuit, ligne par ligne, et le dit ici.',
  never: 'Pas encore vérifié\u00a0: ce sera fait cette nuit.',
  running: 'Vérification en cours',
  step: (done: number, total: number) => `preuve ${done} sur ${total}`,
  beginning: 'elle commence',
  tonight: (hour: string) => `Vérifié cette nuit à ${hour}`,
  today: (hour: string) => `Vérifié aujourd’hui à ${hour}`,
  on: (day: string, hour: string) => `Vérifié le ${day} à ${hour}`,
  sound: 'tout est juste',
  faults: (count: number) => counted('fr', count, { one: 'anomalie', other: 'anomalies' }),
  failed: 'La dernière vérification n’a pas pu aller au bout. Relancez-la.',
  byNight: 'Par Encaisse, comme chaque nuit.',
  by: (name: string) => `À la demande de ${name}.`,
  run: 'Vérifier maintenant',
  details: 'Ce qui est vérifié',
  list: 'Ce qui n’est pas juste',
  faultsText:
    'Rien de tout cela ne peut venir d’un travail fait dans Encaisse\u00a0: la base a été touchée autrement, ou abîmée. Gardez une copie de la base avant toute chose, puis restaurez la dernière sauvegarde où tout était juste.',
  open: {
    entry: 'Voir l’écriture',
    customer: 'Voir le client',
    bank: 'Voir la banque',
    account: 'Voir le compte',
  },
  proofs: [
    'Chaque écriture s’équilibre, en euros et dans sa devise.',
    'Les comptes clients valent la somme de leurs factures ouvertes, aujourd’hui et aux douze dernières fins de mois.',
    'Le reste dû d’une facture est son total moins ce qui l’a réglée, jamais moins que zéro.',
    'Chaque relevé part d’où le précédent s’est arrêté, et ses mouvements mènent à son solde.',
    'Le compte 512 vaut la banque pour tous les mouvements rapprochés.',
    'Ce qui a été annulé ne pèse plus rien.',
    'Un fichier de banque donné deux fois ne compte qu’une fois.',
    'Aucune écriture validée n’a changé, et les numéros se suivent sans trou.',
    'Chaque lettrage en capitales s’équilibre.',
    'La TVA sur encaissements suit les règlements, au centime.',
    'La chaîne des documents émis et le journal des actes sont entiers.',
  ],
  findings: books as FindingTexts,
};
