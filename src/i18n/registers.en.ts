import type { registers as french } from './registers.fr.ts';
import { counted } from './plural.ts';

export const registers: typeof french = {
  sources: { 'recherche-entreprises': 'Recherche d’entreprises', vies: 'VIES' },
  settings: {
    title: 'Public registers',
    text: 'Encaisse can read a customer’s name, address and standing there. All is off until you choose otherwise.',
    companies: 'Ask Recherche d’entreprises',
    companiesText: (host) =>
      `French companies. Sent to ${host}: the customer’s SIREN or SIRET, or the name you look for. Nothing else.`,
    vat: 'Ask VIES',
    vatText: (host) =>
      `VAT numbers of the European Union. Sent to ${host}: the customer’s VAT number and yours, which gives a consultation number, the proof for an exempt supply.`,
    when: 'These services are asked only when you search or check; never by themselves. They see the IP address of your server.',
    saved: 'Saved.',
  },
  search: {
    open: 'Search the public registers',
    label: 'Name, SIREN or SIRET to look for',
    find: 'Search',
    hint: (host) => `What you write here is sent to ${host}.`,
    none: 'No company has this name or number. Those that objected to being shown are not there.',
    found: (count) => counted('en', count, { one: 'company found', other: 'companies found' }),
    list: 'Companies found',
    filled: (name) => `The record is filled from the register: ${name}. Read it before you save.`,
  },
  states: { active: 'active', ceased: 'ceased', closed: 'establishment closed' },
  outcomes: {
    active: 'Active',
    ceased: 'Ceased',
    closed: 'Establishment closed',
    unknown: 'Not found, or not shown',
    valid: 'Valid VAT number',
    invalid: 'VAT number not valid',
  },
  record: {
    verify: 'Check',
    label: 'Registers',
    never: 'Never checked',
    checked: (date, source) => `checked on ${date} · ${source}`,
    reference: (reference) => `Consultation ${reference}`,
    differences: (count) => counted('en', count, { one: 'difference', other: 'differences' }),
    ceased: 'The register says that this company has ceased. Ask the customer before you invoice.',
    closed: 'The register says that this establishment is closed. Ask the customer for the new SIRET.',
    invalid:
      'VIES does not know this VAT number: without a valid one, a supply within the Union is not exempt (CGI, art. 262 ter).',
    proofs: 'Proofs of consultation',
    proof: (subject, date) => `${subject}, on ${date}`,
  },
  compare: {
    title: 'Differences with the register',
    text: 'Tick what you take over. The rest does not change.',
    same: 'The record and the register say the same.',
    unknown: 'The register does not know this number, or the company objected to being shown.',
    field: 'Field',
    ours: 'Your record',
    theirs: 'The register',
    empty: 'empty',
    fields: { name: 'Name', siren: 'SIREN', siret: 'SIRET', vatNumber: 'VAT number', address: 'Address' },
    take: (field) => `Take over: ${field}`,
    accept: (count) =>
      count === 0 ? 'Take over' : `Take over ${counted('en', count, { one: 'field', other: 'fields' })}`,
    accepted: 'The record is up to date.',
  },
  run: {
    bar: (count) => `Check ${counted('en', count, { one: 'customer', other: 'customers' })}`,
    tooMany: (most) => `Choose ${most} customers at most.`,
    confirmTitle: (count) => `Check ${counted('en', count, { one: 'customer', other: 'customers' })}?`,
    confirmText:
      'Their SIRENs or SIRETs and their VAT numbers are sent to the public registers, two customers a second at most. No record is changed: you choose afterwards.',
    confirm: 'Check',
    title: 'Check in the registers',
    by: (name, when) => `Started by ${name}, ${when}`,
    state: 'State',
    treated: (done, refused, left) =>
      [
        `${done} checked`,
        ...(refused > 0 ? [`${refused} without an answer`] : []),
        ...(left > 0 ? [`${left} left`] : []),
      ].join(', '),
    cancelling: 'Stops after the customer at hand…',
    itemStates: { waiting: 'waiting', done: 'checked', refused: 'no answer', left: 'left' },
    list: 'Customers checked',
    customer: 'Customer',
    found: 'What the register says',
    toReview: (count) => `${counted('en', count, { one: 'difference', other: 'differences' })} to look at`,
    same: 'nothing to report',
  },
};
