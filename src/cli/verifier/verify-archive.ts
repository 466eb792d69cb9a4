import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { isSignatureOf, readPublicKey } from '../../app/seal/check-signature.ts';
import { error, type Finding } from '../../core/finding.ts';
import {
  parseClosing,
  pictureContent,
  proveChain,
  type Anchor,
  type SignedLink,
} from '../../core/seal/index.ts';

export type ArchiveReport = {
  readonly company: string;
  readonly year: number | null;
  readonly links: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly head: Anchor;
  /** SHA-256 of the key: what to compare with what the company says. */
  readonly keyFingerprint: string;
  readonly keyIsGiven: boolean;
  readonly faults: readonly Finding[];
};

type Manifest = {
  chain: string;
  company: { name: string };
  year: number | null;
  start: Anchor;
  head: Anchor;
  documents: number;
  pictures: number;
  publicKey: string;
  sums: string;
};

type KeptLink = SignedLink & { file?: string };
type KeptText = { sequence: number; content: string };

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const SUMS = 'SHA256SUMS';
/** What holds the sums cannot be in them. */
const OUTSIDE = new Set([SUMS, 'archive.json', 'archive.sig']);
const NEEDED = [
  'archive.json',
  'archive.sig',
  SUMS,
  'links.jsonl',
  'closings.jsonl',
  'payments.jsonl',
  'public-key.pem',
];

/** Everything that is wrong with an archive, from its folder alone; with `pem`, by a key that came another way. */
export const verifyArchive = async (folder: string, pem: string | null): Promise<ArchiveReport> => {
  const missing = NEEDED.filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) {
    return { ...EMPTY, faults: missing.map((file) => error('archive.file-missing', { params: { file } })) };
  }
  const text = readFileSync(join(folder, 'archive.json'), 'utf8');
  const manifest = parseJson<Manifest>(text);
  if (manifest === null || !isManifest(manifest))
    return { ...EMPTY, faults: [error('archive.summary-altered')] };
  const key = readKey(pem ?? readFileSync(join(folder, 'public-key.pem'), 'utf8'));
  const spki = key === null ? '' : key.export({ format: 'der', type: 'spki' }).toString('base64');
  const signature = readFileSync(join(folder, 'archive.sig'), 'utf8').trim();
  const faults: Finding[] = [];
  if (key === null || !isSignatureOf(key, sha256(text), signature))
    faults.push(error('archive.summary-altered'));
  if (spki !== manifest.publicKey) faults.push(error('archive.other-key'));
  faults.push(...(await checkFiles(folder, manifest)));
  const chain = await checkChain(folder, manifest, readPublicKey(spki));
  return {
    company: manifest.company.name,
    year: manifest.year,
    links: chain.links,
    counts: chain.counts,
    head: manifest.head,
    keyFingerprint: sha256(Buffer.from(spki, 'base64')),
    keyIsGiven: pem !== null,
    faults: [...faults, ...chain.faults],
  };
};

const EMPTY: Omit<ArchiveReport, 'faults'> = {
  company: '',
  year: null,
  links: 0,
  counts: {},
  head: { sequence: 0, hash: '' },
  keyFingerprint: '',
  keyIsGiven: false,
};

const parseJson = <T>(text: string): T | null => {
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
};

const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed();
const isAnchor = (value: Anchor | undefined): boolean =>
  Number.isSafeInteger(value?.sequence) && isText(value?.hash);

/** A text that was tampered with may have lost any of its members: that is a finding, not a crash. */
const isManifest = (value: Partial<Manifest>): boolean =>
  isText(value.chain) &&
  isText(value.company?.name) &&
  isText(value.publicKey) &&
  isAnchor(value.start) &&
  isAnchor(value.head);

const isLink = (link: Partial<KeptLink>): boolean =>
  Number.isSafeInteger(link.sequence) &&
  [link.previousHash, link.subjectKind, link.subjectId, link.contentHash, link.hash, link.signature].every(
    isText,
  ) &&
  (link.file === undefined || isText(link.file));

const readKey = (pem: string): KeyObject | null => {
  try {
    return createPublicKey(pem);
  } catch {
    return null;
  }
};

/** Every file is there, as it was written, and none was put in. */
const checkFiles = async (folder: string, manifest: Manifest): Promise<Finding[]> => {
  const text = readFileSync(join(folder, SUMS), 'utf8');
  const faults: Finding[] = sha256(text) === manifest.sums ? [] : [error('archive.sums-altered')];
  const there = new Set(filesUnder(folder, folder));
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [sum, file] = [line.slice(0, 64), line.slice(66)];
    if (!there.delete(file)) faults.push(error('archive.file-missing', { params: { file } }));
    else if ((await sumOf(join(folder, file))) !== sum)
      faults.push(error('archive.file-altered', { params: { file } }));
  }
  for (const file of there) {
    if (!OUTSIDE.has(file)) faults.push(error('archive.file-added', { params: { file } }));
  }
  return faults;
};

const filesUnder = (folder: string, root: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path, root) : [relative(root, path).split(sep).join('/')];
  });

const sumOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const linesOf = (folder: string, file: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(join(folder, file)), crlfDelay: Infinity });

type Chain = { links: number; counts: Readonly<Record<string, number>>; faults: Finding[] };

/** One link after the other, whatever their number; closings are few and kept. */
const checkChain = async (folder: string, manifest: Manifest, key: KeyObject | null): Promise<Chain> => {
  const closings = new Map<number, string>();
  const anchors: Anchor[] = [manifest.head];
  const faults: Finding[] = [];
  for await (const line of linesOf(folder, 'closings.jsonl')) {
    const kept = parseJson<KeptText>(line);
    const closing = kept === null ? null : readClosing(kept.content);
    if (kept === null || closing === null || !Number.isSafeInteger(kept.sequence)) {
      faults.push(error('archive.line-altered', { params: { file: 'closings.jsonl' } }));
      continue;
    }
    closings.set(kept.sequence, kept.content);
    if (closing.lastSequence > manifest.start.sequence)
      anchors.push({ sequence: closing.lastSequence, hash: closing.lastHash });
  }
  const proof = proveChain({
    chain: manifest.chain,
    anchors,
    start: manifest.start,
    hash: sha256,
    isSigned: (link) => key !== null && isSignatureOf(key, link.hash, link.signature),
  });
  const payments = linesOf(folder, 'payments.jsonl')[Symbol.asyncIterator]();
  let links = 0;
  for await (const line of linesOf(folder, 'links.jsonl')) {
    const link = parseJson<KeptLink>(line);
    if (link === null || !isLink(link)) {
      faults.push(error('archive.line-altered', { params: { file: 'links.jsonl' } }));
      continue;
    }
    faults.push(...proof.take(link, await contentOf(folder, link, closings, payments)));
    links += 1;
  }
  faults.push(...proof.end());
  const counts = proof.counts();
  if ((counts['invoice'] ?? 0) !== manifest.documents || (counts['picture'] ?? 0) !== manifest.pictures)
    faults.push(error('archive.count'));
  return { links, counts, faults };
};

const readClosing = (content: string) => {
  try {
    return parseClosing(content);
  } catch {
    return null;
  }
};

/** What a link seals, made again from the file that lies there now. */
const contentOf = async (
  folder: string,
  link: KeptLink,
  closings: ReadonlyMap<number, string>,
  payments: AsyncIterator<string>,
): Promise<string | undefined> => {
  if (link.subjectKind === 'payment' || link.subjectKind === 'reversal') {
    const line = await payments.next();
    const kept = line.done === true ? null : parseJson<KeptText>(line.value);
    return kept?.sequence === link.sequence && isText(kept.content) ? kept.content : undefined;
  }
  if (link.subjectKind === 'closing') return closings.get(link.sequence);
  if (link.file === undefined || link.file.split('/').includes('..')) return undefined;
  const path = join(folder, link.file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return link.subjectKind === 'picture'
    ? pictureContent(link.subjectId, await sumOf(path))
    : readFileSync(path, 'utf8');
};
