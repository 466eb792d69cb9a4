import type { Random } from '../../shell/random.ts';

const FORMS = 'SARL SAS SASU SA EURL SCI SNC GIE ETS'.split(' ');
const TRADES =
  'BOULANGERIE GARAGE TRANSPORTS MENUISERIE PLOMBERIE IMPRIMERIE CABINET PHARMACIE MACONNERIE LIBRAIRIE ATELIERS COMPTOIR SERRURERIE CHARPENTES HOTEL CLINIQUE SCIERIE FONDERIE DOMAINE AGENCE'.split(
    ' ',
  );
const FAMILIES =
  'MARTIN BERNARD DUBOIS THOMAS ROBERT PETIT DURAND LEROY MOREAU SIMON LAURENT LEFEVRE GARCIA BERTRAND ROUX VINCENT FOURNIER MOREL GIRARD ANDRE MERCIER DUPONT LAMBERT BONNET FRANCOIS LEGRAND GARNIER FAURE ROUSSEAU BLANC GUERIN HENRY NICOLAS PERRIN MORIN MATHIEU CLEMENT GAUTHIER DUMONT LOPEZ FONTAINE CHEVALIER ROBIN MASSON'.split(
    ' ',
  );
const ENDS =
  'NORD SUD EST OUEST PARIS LYON LILLE NANTES BREST CONSEIL SERVICES DISTRIBUTION INDUSTRIE FRERES'.split(
    ' ',
  );

/** Companies as a small country has them: many share their words, some share all of them but the legal form. */
export const companyName = (random: Random): string => {
  const end = random.chance(0.6) ? ` ${random.pick(ENDS)}` : '';
  return `${random.pick(FORMS)} ${random.pick(TRADES)} ${random.pick(FAMILIES)}${end}`;
};

/** As a bank writes it: without its form, cut, or with a sign lost. */
export const nameOnStatement = (name: string, random: Random): string => {
  const words = name.split(' ');
  const kept = random.chance(0.6) ? words.slice(1) : words;
  if (random.chance(0.1) && kept.length > 2) return kept.slice(0, -1).join(' ');
  if (!random.chance(0.1)) return kept.join(' ');
  const [first, ...rest] = kept;
  const at = random.int(1, Math.max(1, first!.length - 1));
  return [first!.slice(0, at) + first!.slice(at + 1), ...rest].join(' ');
};
