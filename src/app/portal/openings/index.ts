import { room, type Room } from '../../../shell/http/context.ts';
import { isPublic } from '../links.ts';
import { openingsContract } from '../openings-contract.ts';
import type { LinkPorts } from '../ports.ts';
import { isOn, noteConsent, readConsents, switchOpenings } from './consents.ts';

export { openingMarks } from './pictures.ts';
export { openingPages } from './opening-pages.ts';

/** Who agreed that opening a mail is told, and whether the company wants to know at all. */
export const openingsRoom = (ports: LinkPorts): Room =>
  room('openings', openingsContract, {
    settings: async (context) => ({ isOn: await isOn(context), isPublic: isPublic(ports) }),
    switch: (context, input) => switchOpenings(context, input.isOn),
    consents: (context, input) => readConsents(context, input.id),
    note: (context, input) => noteConsent(context, input),
  });
