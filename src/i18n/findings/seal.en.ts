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
    `The chain stops before link ${p['sequence'] ?? ''}, which a closing or its head attests. Restore the end from your last backup.`,
  'seal.anchor-differs': (p) =>
    `Link ${p['sequence'] ?? ''}: the chain differs from the one a closing or its head attests. It was made anew: compare it with your exports.`,
  'seal.closing-gap': (p) =>
    `The closing from ${p['from'] ?? ''} to ${p['to'] ?? ''} does not follow the one before it. A closing is missing or has changed.`,
  'seal.closing-total': (p) =>
    `Closing from ${p['from'] ?? ''} to ${p['to'] ?? ''}: its totals do not agree. Compare it with your exports.`,
  'seal.signature': (p) =>
    `Link ${p['sequence'] ?? ''}: its signature is not the company’s. Compare it with your last backup.`,
  'seal.key-missing':
    'The company’s public key is missing or cannot be read: signatures cannot be verified. Restore it from your last backup or an export.',
  'seal.head-behind': (p) =>
    `The chain has ${p['last'] ?? ''} links, but its head says ${p['sequence'] ?? ''}. Find out where the last ones come from.`,
  'seal.closing-moved': (p) =>
    `The closing from ${p['from'] ?? ''} to ${p['to'] ?? ''} is out of place in the chain. Compare it with your exports.`,
  'seal.closing-documents': (p) =>
    `The closing from ${p['from'] ?? ''} to ${p['to'] ?? ''} does not agree with the sealed documents it covers. Compare it with your exports.`,
  'seal.closing-unsealed': (p) =>
    `The closing from ${p['from'] ?? ''} to ${p['to'] ?? ''} is not the one that the chain sealed. Compare it with your exports.`,
  'seal.invoice-unsealed': (p) =>
    `Invoice ${p['number'] ?? ''} is issued but is not in the chain. Find out who added it, or restore the chain. Id ${p['id'] ?? ''}.`,
  'seal.picture-unsealed': (p) =>
    `The PDF of invoice ${p['number'] ?? ''} is not in the chain. Compare it with the one that was sent.`,
  'seal.invoice-differs': (p) =>
    `Invoice ${p['number'] ?? ''} no longer says what was sealed (number, date, customer or amounts). Id ${p['id'] ?? ''}.`,
  'seal.invoice-entry': (p) =>
    `The entry of invoice ${p['number'] ?? ''} is missing, or does not bear its total, its number or its date.`,
  'seal.number-gap': (p) =>
    `Number ${p['number'] ?? ''} does not follow ${p['before'] ?? ''}. Look for the document that is missing, or the one too many.`,
  'seal.number-date': (p) =>
    `Document ${p['number'] ?? ''}, dated ${p['on'] ?? ''}, is older than ${p['before'] ?? ''} before it.`,
  'seal.number-counter': (p) =>
    `The series stands at number “${p['counter'] ?? ''}”, but the last sealed document bears “${p['number'] ?? ''}”.`,
  'seal.nothing-to-archive':
    'No document was issued in this period: there is nothing to archive. Choose another year.',
  'seal.archive-broken':
    'The chain of seals has a gap where this archive begins or ends. Run “./encaisse verify” to learn what is missing.',
  'seal.payment-unsealed': (p) =>
    `The payment of ${p['on'] ?? ''} (${p['reference'] ?? ''}) is not in the chain, or that it was undone is not. Id ${p['id'] ?? ''}.`,
  'seal.key-unreadable':
    'The key that signs your documents cannot be opened: this database was restored without its “secrets” folder. Nothing can be issued until that folder is put back.',
};
