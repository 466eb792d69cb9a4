import type { openings as source } from './openings.fr.ts';

export const openings: typeof source = {
  settings: {
    title: 'Opening of e-mails',
    text: 'A picture in your reminders can report that they were opened. The law asks for the prior agreement of each recipient (French data protection act, art. 82): without one noted on the contact, nothing is added.',
    label: 'Report the opening for contacts who agreed',
    hint: 'Many mail services open pictures themselves: such readings are called automatic. No reminder depends on them.',
    local: 'Encaisse cannot be reached over https: no picture leaves.',
    saved: 'Saved.',
  },
  consent: {
    agreed: (on) => `Agreed to report openings since ${on}`,
    withdrawn: (on) => `Agreement withdrawn on ${on}`,
    detail: (source, by) => `${source}, noted by ${by}`,
    note: 'Note an agreement',
    withdraw: 'Note a withdrawal',
    noteFor: (who) => `Note an agreement: ${who}`,
    withdrawFor: (who) => `Note a withdrawal: ${who}`,
    noteText:
      'This person agrees that opening your e-mails is reported to you. They can change their mind by a link in each e-mail.',
    withdrawText: 'Openings are reported no more, including those of e-mails already sent.',
    on: 'Day',
    source: 'How do you know?',
    sourceHint: '“Signed form”, “e-mail of 3 November”, “by telephone”',
    saved: 'Noted.',
  },
  events: {
    opened: 'Opening of an e-mail reported',
    machine: 'automatic reading',
    visit: { page: 'Link followed by a program', pdf: 'PDF opened by a program' },
    signs: {
      method: 'link check',
      prefetch: 'fetched ahead',
      'apple-proxy': 'Apple relay',
      'google-proxy': 'Google relay',
      'yahoo-proxy': 'Yahoo relay',
      robot: 'robot',
      'mail-filter': 'mail filter',
      'too-soon': 'within a minute of sending',
    },
  },
};
