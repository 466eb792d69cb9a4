import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { done, id, instant, isoDate, none, text } from '../../contract/wire.ts';

/** Whether a mail tells that it was opened: off unless the company wants it, and then only for contacts who agreed. */
export const openingsContract = {
  settings: query({
    path: '/openings/settings',
    permission: 'organization.read',
    input: none,
    output: z.object({ isOn: z.boolean(), isPublic: z.boolean() }),
    summary: 'Whether reminders to contacts who agreed carry a picture that tells of an opening',
  }),
  switch: command({
    path: '/openings/settings/switch',
    permission: 'organization.edit',
    input: z.object({ isOn: z.boolean() }),
    output: done,
    summary: 'Turn that on or off for the whole company',
  }),
  consents: query({
    path: '/customers/:id/opening-consents',
    permission: 'customers.read',
    input: z.object({ id }),
    output: z.object({
      isOn: z.boolean(),
      /** Every contact with an address; null: nothing was ever noted. */
      contacts: z.array(
        z.object({
          contactId: id,
          consent: z.nullable(
            z.object({
              isGiven: z.boolean(),
              on: isoDate,
              source: z.string(),
              recordedBy: z.string(),
              recordedAt: instant,
            }),
          ),
        }),
      ),
    }),
    summary:
      'Which contacts of a customer agreed that opening a mail is told, since when and how that is known',
  }),
  note: command({
    path: '/openings/consents/note',
    permission: 'customers.edit',
    input: z.object({
      contactId: id,
      isGiven: z.boolean(),
      on: isoDate,
      /** How it is known: a form, a mail, a call. */
      source: text(300).check(z.minLength(1)),
    }),
    output: done,
    summary: 'Note that a contact agreed, or took the agreement back',
  }),
} as const;
