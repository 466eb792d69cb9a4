/** Who writes, as printed: the words and lines are ready, the layout only places them. */
export type Letterhead = {
  name: string;
  /** Under the name: web site or trade. */
  tagline: string;
  /** '14 rue des Tanneurs · 69005 Lyon' */
  address: string;
  /** 'Tél. … · compta@…' */
  contact: string;
  /** Legal form, capital, SIREN, RCS, VAT number (C. com. R123-238), one line each. */
  legal: readonly string[];
  /** Place of writing, '' to leave it out. */
  place: string;
};

/** Where it goes: the lines of the postal address (NF Z10-011), six at most, and our reference for the customer. */
export type Addressee = { lines: readonly string[]; customerCode: string };
