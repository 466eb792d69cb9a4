import type { HttpClient } from './http-client.ts';

export const BOOK_HEADERS =
  'N° facture;Date facture;Client;SIREN;Adresse;Code postal;Ville;Échéance;Réf. article;Désignation;Quantité;Unité;Prix unitaire HT;Remise;Taux TVA;Montant HT;Total TTC';

/** Three invoices of another program and a line that does not add up. */
export const BOOK = `${BOOK_HEADERS}
VE-2026-118;05/10/2026;Menuiserie Kerbrat;552100554;1 rue du Port;29000;Quimper;04/11/2026;CH-12;Chaise en chêne, assise paillée;12;pièce;148,50;10;20;1603,80;2164,56
VE-2026-118;05/10/2026;Menuiserie Kerbrat;552100554;1 rue du Port;29000;Quimper;04/11/2026;;Pose et réglage sur place;4;heure;50,00;;20;200,00;2164,56
VE-2026-119;07/10/2026;Hôtel des Quais;;22 quai Lunel;06000;Nice;06/11/2026;TB-03;Table basse en noyer;2;pièce;390,00;;20;780,00;936,00
VE-2026-120;09/10/2026;Librairie Sauvage;;3 place Bellecour;69002;Lyon;08/11/2026;LI-44;« Le geste et la matière », édition reliée;40;pièce;21,80;;5,5;872,00;919,96
VE-2026-121;12/10/2026;Librairie Sauvage;;3 place Bellecour;69002;Lyon;11/11/2026;;Étagère sur mesure;3;mètre;120,00;;20;350,00;432,00`;

export type TakenRun = { id: string; state: string; kind: string; mapping: unknown[] };

/** Given and checked, as a person does it on the screen. */
export const checkBook = async (
  client: HttpClient,
  content: string,
  kind: 'invoices' | 'drafts',
): Promise<TakenRun> => {
  const run = await client.upload<TakenRun>('/takeover/upload', { name: `livre-${kind}.csv`, content });
  return client.post<TakenRun>(`/takeover/runs/${run.id}/check`, {
    kind,
    mapping: run.mapping,
    options: {
      cutoverOn: '2026-10-31',
      currency: 'EUR',
      dateOrder: 'dmy',
      decimal: 'auto',
      nextInvoiceNumber: '',
      expectedMinor: null,
    },
  });
};
