import type { organization as french } from './organization.fr.ts';
import type { TextsLike } from './text.ts';

export const organization: TextsLike<typeof french> = {
  'organization.aging-limits-not-rising':
    'Each delay must exceed the one before. Correct them from top to bottom.',
  'organization.aging-colours-count': 'One colour per tile is needed. Reload the page, then try again.',
  'organization.time-zone-unknown': 'This time zone does not exist. Example: Europe/Paris.',
  'organization.owner-is-no-member':
    'This person is no longer a member of the company. Choose somebody else.',
};
