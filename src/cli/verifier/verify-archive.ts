import { createHash, createPublicKey } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createSignatureCheck } from '../../app/seal/check-signature.ts';
import { error, type Finding } from '../../core/finding.ts';
import {
  keyAfter,
  parseClosing,
  pictureContent,
  proveChain,
  type Anchor,
  type KeyPeriod,
  type OutsideAnchor,
  type SignedLink,
} from '../../core/seal/index.ts';
import { checkGivenKey, checkSuccessions, readSuccessions, type KeptSuccession } from './successions.ts';
import { sha256 } from './sha256.ts';

export type ArchiveReport = {
  readonly company: string;
  readonly year: number | null;
  readonly links: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly head: Anchor;
  /** From where on which key signs, in this archive. */
  readonly keys: readonly (Pick<KeyPeriod, 'from' | 'firstNumber' | 'isEndorsed'> & {
    readonly fingerprint: string;
    /** When and why it followed the one before; null: it is the first here. */
    readonly since: string | null;
    readonly reason: string | null;
  })[];
  /** What was kept outside and is found in the chain. */
  readonly anchors: readonly OutsideAnchor[];
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
  'successions.jsonl',
  'public-key.pem',
];

export type Given = {
  /** A public key (PEM) that came another way. */
  readonly pem: string | null;
  /** Where the chain stood, kept outside. */
  readonly outside: readonly OutsideAnchor[];
};

/** Everything that is wrong with an archive, from its folder and what somebody kept outside. */
export const verifyArchive = async (folder: string, { pem, outside }: Given): Promise<ArchiveReport> => {
  const missing = NEEDED.filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) {
    return { ...EMPTY, faults: missing.map((file) => error('archive.file-missing', { params: { file } })) };
  }
  const text = readFileSync(join(folder, 'archive.json'), 'utf8');
  const manifest = parseJson<Manifest>(text);
  if (manifest === null || !isManifest(manifest))
    return { ...EMPTY, faults: [error('archive.summary-altered')] };
  const present = spkiOf(readFileSync(join(folder, 'public-key.pem'), 'utf8'));
  const given = pem === null ? null : spkiOf(pem);
  const signature = readFileSync(join(folder, 'archive.sig'), 'utf8').trim();
  const faults: Finding[] = [];
  const isSummarySigned = createSignatureCheck()(manifest.publicKey, sha256(text), signature);
  if (!isSummarySigned || present !== manifest.publicKey) faults.push(error('archive.summary-altered'));
  const successions = readSuccessions(join(folder, 'successions.jsonl'));
  faults.push(...checkSuccessions(successions, manifest));
  if (given !== null) faults.push(...checkGivenKey(given, successions, manifest));
  faults.push(...(await checkFiles(folder, manifest)));
  const chain = await checkChain(folder, manifest, successions, outside);
  return {
    company: manifest.company.name,
    year: manifest.year,
    links: chain.links,
    counts: chain.counts,
    head: manifest.head,
    keys: chain.keys.map(({ key, from, firstNumber, isEndorsed, succession }) => ({
      fingerprint: fingerprintOf(key),
      from,
      firstNumber,
      isEndorsed,
      since: succession?.at ?? null,
      reason: succession?.reason ?? null,
    })),
    anchors: chain.faults.some((fault) => fault.code.startsWith('seal.outside')) ? [] : outside,
    keyFingerprint: fingerprintOf(given ?? manifest.publicKey),
    keyIsGiven: pem !== null,
    faults: [...faults, ...chain.faults],
  };
};

const fingerprintOf = (spki: string): string => sha256(Buffer.from(spki, 'base64'));

const EMPTY: Omit<ArchiveReport, 'faults'> = {
  company: '',
  year: null,
  links: 0,
  counts: {},
  head: { sequence: 0, hash: '' },
  keys: [],
  anchors: [],
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
  (link.format === 1 || link.format === 2) &&
  [link.previousHash, link.subjectKind, link.subjectId, link.contentHash, link.hash, link.signature].every(
    isText,
  ) &&
  isText(link.recordedAt) &&
  (link.file === undefined || isText(link.file));

/** The key in a PEM text, as the chain writes it; '' when it is none. */
const spkiOf = (pem: string): string => {
  try {
    return createPublicKey(pem).export({ format: 'der', type: 'spki' }).toString('base64');
  } catch {
    return '';
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

type Chain = {
  links: number;
  counts: Readonly<Record<string, number>>;
  keys: readonly KeyPeriod[];
  faults: Finding[];
};

/** One link after the other, whatever their number; closings are few and kept. */
const checkChain = async (
  folder: string,
  manifest: Manifest,
  successions: readonly KeptSuccession[],
  outside: readonly OutsideAnchor[],
): Promise<Chain> => {
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
    outside,
    start: manifest.start,
    isRun: true,
    hash: sha256,
    keys: {
      first: keyAfter(manifest.start.sequence, successions, manifest.publicKey),
      isSignatureOf: createSignatureCheck(),
    },
  });
  const statements = new Map(successions.map((one) => [one.sequence, one.content]));
  const payments = linesOf(folder, 'payments.jsonl')[Symbol.asyncIterator]();
  let links = 0;
  for await (const line of linesOf(folder, 'links.jsonl')) {
    const link = parseJson<KeptLink>(line);
    if (link === null || !isLink(link)) {
      faults.push(error('archive.line-altered', { params: { file: 'links.jsonl' } }));
      continue;
    }
    faults.push(...proof.take(link, await contentOf(folder, link, { closings, payments, statements })));
    links += 1;
  }
  faults.push(...proof.end());
  const counts = proof.counts();
  if ((counts['invoice'] ?? 0) !== manifest.documents || (counts['picture'] ?? 0) !== manifest.pictures)
    faults.push(error('archive.count'));
  return { links, counts, keys: proof.keys(), faults };
};

const readClosing = (content: string) => {
  try {
    return parseClosing(content);
  } catch {
    return null;
  }
};

type Beside = {
  readonly closings: ReadonlyMap<number, string>;
  readonly payments: AsyncIterator<string>;
  readonly statements: ReadonlyMap<number, string>;
};

/** What a link seals, made again from the file that lies there now. */
const contentOf = async (
  folder: string,
  link: KeptLink,
  { closings, payments, statements }: Beside,
): Promise<string | undefined> => {
  if (link.subjectKind === 'payment' || link.subjectKind === 'reversal') {
    const line = await payments.next();
    const kept = line.done === true ? null : parseJson<KeptText>(line.value);
    return kept?.sequence === link.sequence && isText(kept.content) ? kept.content : undefined;
  }
  if (link.subjectKind === 'closing') return closings.get(link.sequence);
  if (link.subjectKind === 'succession') return statements.get(link.sequence);
  if (link.file === undefined || link.file.split('/').includes('..')) return undefined;
  const path = join(folder, link.file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return link.subjectKind === 'picture'
    ? pictureContent(link.subjectId, await sumOf(path))
    : readFileSync(path, 'utf8');
};
