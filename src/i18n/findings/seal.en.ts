import type { seal as french } from './seal.fr.ts';
import type { TextsLike } from './text.ts';

export const seal: TextsLike<typeof french> = {
  'seal.content-altered': (p) =>
    `Link ${p['sequence'] ?? ''}: the sealed content has changed since it was issued. Compare it with your last backup.`,
  'seal.content-missing': (p) =>
    `Link ${p['sequence'] ?? ''}: the sealed content is gone. Restore it from your last backup.`,
  'seal.link-altered': (p) =>
    `Link ${p['sequence'] ?? ''}: the link itself has changed. Compare it with your last backup.`,
  'seal.broken': (p) =>
    `Link ${p['sequence'] ?? ''}: it does not follow the one before it. Check what changed before it.`,
  'seal.link-missing': (p) =>
    `Links ${p['from'] ?? ''} to ${p['to'] ?? ''} are missing. Restore them from your last backup.`,
  'seal.link-doubled': (p) =>
    `Link ${p['sequence'] ?? ''}: it is there twice. Find out where the second one comes from.`,
  'seal.link-moved': (p) =>
    `Link ${p['sequence'] ?? ''}: it is out of place. Compare the chain with your last backup.`,
  'seal.tail-cut': (p) =>
    `The chain stops before link ${p['sequence'] ?? ''}, which a closing attests. Restore the end from your last backup.`,
  'seal.anchor-differs': (p) =>
    `Link ${p['sequence'] ?? ''}: the chain differs from the one a closing attests. It was made anew: compare it with your exports.`,
  'seal.closing-gap': (p) =>
    `The closing from ${p['from'] ?? ''} to ${p['to'] ?? ''} does not follow the one before it. A closing is missing or has changed.`,
  'seal.closing-total': (p) =>
    `Closing from ${p['from'] ?? ''} to ${p['to'] ?? ''}: its totals do not agree. Compare it with your exports.`,
};
