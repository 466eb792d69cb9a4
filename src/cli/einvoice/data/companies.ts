import type { EParty } from '../../../core/einvoice/model.ts';

/** Invented companies. The numbers have the right keys; no registry knows them. */

type French = {
  name: string;
  siren: string;
  siret: string;
  vatId: string;
  street: string;
  postalCode: string;
  city: string;
  tradingName?: string;
  legal?: string;
  contact?: EParty['contact'];
};

const french = (given: French): EParty => ({
  name: given.name,
  ...(given.tradingName !== undefined && { tradingName: given.tradingName }),
  ids: [{ value: given.siret, scheme: '0009' }],
  legalId: { value: given.siren, scheme: '0002' },
  vatId: given.vatId,
  ...(given.legal !== undefined && { legalInformation: given.legal }),
  address: {
    lines: given.street.split(' | '),
    postalCode: given.postalCode,
    city: given.city,
    country: 'FR',
  },
  endpoint: { value: given.siren, scheme: '0225' },
  ...(given.contact !== undefined && { contact: given.contact }),
});

export const sellers: readonly EParty[] = [
  french({
    name: 'Atelier de l’Érable SARL',
    siren: '812345676',
    siret: '81234567600017',
    vatId: 'FR19812345676',
    street: '14 rue des Menuisiers',
    postalCode: '44000',
    city: 'Nantes',
    legal: 'SARL au capital de 20 000 € – RCS Nantes 812 345 676',
    contact: { name: 'Solène Guéguen', phone: '+33 2 40 00 00 14', email: 'compta@atelier-erable.example' },
  }),
  french({
    name: 'Cap Sizun Conseil SAS',
    tradingName: 'Cap Conseil',
    siren: '521987651',
    siret: '52198765100010',
    vatId: 'FR09521987651',
    street: '3 quai de l’Odet | Bâtiment B',
    postalCode: '29000',
    city: 'Quimper',
    legal: 'SAS au capital de 150 000 € – RCS Quimper 521 987 651',
    contact: { name: 'Yann Le Dû', phone: '+33 2 98 00 00 03', email: 'facturation@cap-conseil.example' },
  }),
  french({
    name: 'Fournil & Fils SA',
    siren: '443109822',
    siret: '44310982200017',
    vatId: 'FR59443109822',
    street: '220 avenue Jean-Jaurès | ZI du Moulin | Porte 4',
    postalCode: '69007',
    city: 'Lyon',
    legal: 'SA au capital de 1 200 000 € – RCS Lyon 443 109 822',
    contact: { name: 'Service clients', phone: '+33 4 72 00 00 22', email: 'clients@fournil-fils.example' },
  }),
];

export const buyers: readonly EParty[] = [
  french({
    name: 'Brasserie du Pont-Neuf',
    siren: '908765126',
    siret: '90876512600010',
    vatId: 'FR04908765126',
    street: '8 place du Pont',
    postalCode: '31000',
    city: 'Toulouse',
  }),
  french({
    name: 'Clinique Sainte-Geneviève SAS',
    siren: '387654320',
    siret: '38765432000010',
    vatId: 'FR96387654320',
    street: '51 boulevard de la République',
    postalCode: '92100',
    city: 'Boulogne-Billancourt',
    contact: { name: 'Comptabilité fournisseurs', email: 'factures@sainte-genevieve.example' },
  }),
  french({
    name: 'Transports Œuvrard et Cie',
    tradingName: 'TOC',
    siren: '790123459',
    siret: '79012345900014',
    vatId: 'FR13790123459',
    street: 'Rue de l’Écluse | Zone fret nº 2',
    postalCode: '67000',
    city: 'Strasbourg',
  }),
  french({
    name: 'Maison Ça-et-Là <Décoration> "Île & Ô"',
    siren: '505432195',
    siret: '50543219500012',
    vatId: 'FR66505432195',
    street: '1 bis, impasse de la Noë',
    postalCode: '35400',
    city: 'Saint-Malo',
  }),
  french({
    name: 'Coopérative agricole des Hauts-Plateaux',
    siren: '831299771',
    siret: '83129977100012',
    vatId: 'FR31831299771',
    street: 'Lieu-dit Les Granges',
    postalCode: '25300',
    city: 'Pontarlier',
  }),
];

export const reunionBuyer = french({
  name: 'Librairie du Piton SARL',
  siren: '412077331',
  siret: '41207733100012',
  vatId: 'FR82412077331',
  street: '27 rue de Paris',
  postalCode: '97400',
  city: 'Saint-Denis',
});

export const corsicanBuyer = french({
  name: 'Hôtel A Marina',
  siren: '876509126',
  siret: '87650912600010',
  vatId: 'FR77876509126',
  street: '5 cours Napoléon',
  postalCode: '20000',
  city: 'Ajaccio',
});

export const factor = french({
  name: 'Affacturage du Ponant SA',
  siren: '320112881',
  siret: '32011288100018',
  vatId: 'FR49320112881',
  street: '100 esplanade du Général-de-Gaulle',
  postalCode: '92400',
  city: 'Courbevoie',
});

/** The one taxable person of a group (CGI art. 256 C), who stands as the seller's tax representative. */
export const groupHead = french({
  name: 'Groupe Ponant Assujetti unique',
  siren: '534761903',
  siret: '53476190300010',
  vatId: 'FR05534761903',
  street: '100 esplanade du Général-de-Gaulle',
  postalCode: '92400',
  city: 'Courbevoie',
});

/** In franchise (CGI art. 293 B): no VAT number; the SIREN stands as the tax number that BR-E-02 asks for. */
export const franchiseSeller: EParty = {
  name: 'Inès Béranger, graphiste',
  ids: [{ value: '91122334500016', scheme: '0009' }],
  legalId: { value: '911223345', scheme: '0002' },
  taxNumber: '911223345',
  legalInformation: 'Entrepreneur individuel (EI) – RCS Rennes 911 223 345',
  address: { lines: ['9 rue du Chapitre'], postalCode: '35000', city: 'Rennes', country: 'FR' },
  endpoint: { value: '911223345', scheme: '0225' },
};

export const privateBuyer: EParty = {
  name: 'Éléonore d’Arcy-Noël',
  ids: [],
  address: { lines: ['12 allée des Tilleuls'], postalCode: '49000', city: 'Angers', country: 'FR' },
  endpoint: { value: 'eleonore.arcy@courriel.example', scheme: 'EM' },
};

const foreign = (
  name: string,
  vatId: string | undefined,
  lines: readonly string[],
  postalCode: string,
  city: string,
  country: string,
  endpoint: EParty['endpoint'],
): EParty => ({
  name,
  ids: [],
  ...(vatId !== undefined && { vatId }),
  address: { lines, postalCode, city, country },
  ...(endpoint !== undefined && { endpoint }),
});

export const europeanBuyers: readonly EParty[] = [
  foreign('Bäckerei Grünwald GmbH & Co. KG', 'DE136695976', ['Königstraße 7'], '70173', 'Stuttgart', 'DE', {
    value: 'DE136695976',
    scheme: '9930',
  }),
  foreign('Ελληνικά Έλαια Α.Ε.', 'EL094014201', ['Οδός Αθηνάς 12'], '10551', 'Αθήνα', 'GR', {
    value: 'EL094014201',
    scheme: '9933',
  }),
  foreign('Розова долина ООД', 'BG121219779', ['бул. Витоша 89'], '1463', 'София', 'BG', {
    value: 'BG121219779',
    scheme: '9926',
  }),
  foreign('Fratelli Però S.p.A.', 'IT00743110157', ['Via Già 3'], '20121', 'Milano', 'IT', {
    value: 'IT00743110157',
    scheme: '0211',
  }),
];

export const overseasBuyers: readonly EParty[] = [
  foreign('Hudson Trading Inc.', undefined, ['350 Fifth Avenue', 'Suite 4100'], '10118', 'New York', 'US', {
    value: 'ap@hudson-trading.example',
    scheme: 'EM',
  }),
  foreign('Müller & Söhne AG', undefined, ['Bahnhofstrasse 1'], '8001', 'Zürich', 'CH', {
    value: 'rechnung@mueller-soehne.example',
    scheme: 'EM',
  }),
];

export const germanSeller: EParty = {
  name: 'Möbelwerkstatt Jäger GmbH',
  ids: [],
  legalId: { value: 'HRB 104512' },
  vatId: 'DE811569869',
  taxNumber: '181/815/08155',
  legalInformation: 'Geschäftsführer: Jörg Jäger – Amtsgericht München HRB 104512',
  address: { lines: ['Straße der Zünfte 5'], postalCode: '80331', city: 'München', country: 'DE' },
  endpoint: { value: 'DE811569869', scheme: '9930' },
  contact: { name: 'Käthe Süß', phone: '+49 89 0000 4512', email: 'rechnung@moebel-jaeger.example' },
};

export const germanAuthority: EParty = {
  name: 'Bezirksamt Großhügelsdorf',
  ids: [],
  address: { lines: ['Rathausplatz 1', 'Zimmer 204'], postalCode: '10178', city: 'Berlin', country: 'DE' },
  endpoint: { value: '991-33333TEST-33', scheme: '0204' },
};
