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
    'The key that signs your documents cannot be opened: this database was restored without its “secrets” folder. Put the folder back and start again; if it is lost, open a new key in Settings › Closings and seal (or by “./encaisse seal new-key”).',
  'seal.key-not-next': (p) =>
    `Link ${p['sequence'] ?? ''}: the succession does not begin with the key that signed up to there. Compare the chain with your last backup.`,
  'seal.endorsement': (p) =>
    `Link ${p['sequence'] ?? ''}: the old key’s signature on the succession is not its own. Compare the chain with your last backup.`,
  'seal.key-other':
    'The company’s public key is not the one that the successions of the chain lead to. Compare it with your exports.',
  'seal.succession-unsealed': (p) =>
    `The succession of link ${p['sequence'] ?? ''} is not the one that the chain sealed. Compare it with your exports.`,
  'seal.head-time': (p) =>
    `The head of the chain (link ${p['sequence'] ?? ''}) no longer bears the time of its link. Compare it with your last backup.`,
  'seal.no-key-yet': 'No key signed here yet: it is made by itself with the first invoice you issue.',
  'seal.key-opened-already':
    'Somebody else opened a new key meanwhile. Reload the page: there is nothing more to do.',
  'seal.reason-missing': 'Say why you open a new key: the reason is sealed in the chain.',
  'seal.confirmation-differs': (p) =>
    `To confirm, type the name of the company as it is: ${p['name'] ?? ''}.`,
  'seal.outside-unreadable':
    'This anchor cannot be read: copy the whole line, from “ENCAISSE-1” to its last eight characters.',
  'seal.outside-differs': (p) =>
    `The anchor of ${p['on'] ?? ''} (link ${p['sequence'] ?? ''}) is not in this chain: it was made anew since. Compare it with your archives.`,
  'seal.outside-missing': (p) =>
    `The chain stops at link ${p['last'] ?? ''}, before your anchor of ${p['on'] ?? ''} (link ${p['sequence'] ?? ''}): its end was cut off, or this database is older than the anchor.`,
  'seal.outside-elsewhere': (p) =>
    `The anchor of ${p['on'] ?? ''} (link ${p['sequence'] ?? ''}) lies outside this archive. Verify it with the archive of its year, or the complete one.`,
  'seal.outside-other': (p) =>
    `The anchor of ${p['on'] ?? ''} (link ${p['sequence'] ?? ''}) is another company’s. Verify it with that one.`,
  'seal.audit-altered': (p) =>
    `Audit trail, link ${p['sequence'] ?? ''}: a line has changed since it was written. Compare it with your last backup. Id ${p['id'] ?? ''}.`,
  'seal.audit-missing': (p) =>
    `Audit trail, link ${p['sequence'] ?? ''}: a line is gone. Restore it from your last backup. Id ${p['id'] ?? ''}.`,
  'seal.audit-broken': (p) =>
    `Audit trail, link ${p['sequence'] ?? ''}: the chain is broken here. Compare it with your last backup.`,
  'seal.audit-unlinked': (p) =>
    `Audit trail: a line of ${p['on'] ?? ''} (${p['who'] ?? ''}) is not in the chain. Find out who added it. Id ${p['id'] ?? ''}.`,
};
