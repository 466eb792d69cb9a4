import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchorLine,
  keyAfter,
  linkHash,
  nextLink,
  parseSuccession,
  proveChain,
  readAnchors,
  shortInstant,
  successionContent,
  successionStatement,
  type OutsideAnchor,
  type SealLink,
  type SignedLink,
  type Succession,
} from './index.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const CHAIN = 'org-1/documents';
const AT = '2026-11-25T08:00:00.250Z';

/** What signing is to the chain: only who knows the key can make it. */
const sign = (key: string, hash: string): string => sha256(`${key} signs ${hash}`);
const isSignatureOf = (key: string, hash: string, signature: string): boolean =>
  sign(key, hash) === signature;

type Kept = { link: SignedLink; content: string };
type Step = { kind: string; content: string; key: string };

const chainOf = (steps: readonly Step[], recordedAt = AT): Kept[] => {
  const kept: Kept[] = [];
  for (const { kind, content, key } of steps) {
    const id = `${kind}/${kept.length}`;
    const link = nextLink(CHAIN, kept.at(-1)?.link ?? null, { kind, id, content, recordedAt }, sha256);
    kept.push({ link: { ...link, signature: sign(key, link.hash) }, content });
  }
  return kept;
};

const invoice = (number: string, key: string): Step => ({
  kind: 'invoice',
  key,
  content: JSON.stringify({ number, document: { kind: 'invoice' }, totals: { vat: [] } }),
});

const succession = (oldKey: string, newKey: string, withOld: boolean): Step => {
  const statement = { oldKey, newKey, reason: 'disque perdu', by: 'Claire', at: AT };
  const endorsement = withOld ? sign(oldKey, sha256(successionStatement(CHAIN, statement))) : '';
  return {
    kind: 'succession',
    key: newKey,
    content: successionContent({ ...statement, endorsement } satisfies Succession),
  };
};

const prove = (
  kept: readonly Kept[],
  first: string,
  outside: readonly OutsideAnchor[] = [],
  isRun = false,
) => {
  const proof = proveChain({
    chain: CHAIN,
    anchors: [],
    outside,
    isRun,
    hash: sha256,
    keys: { first, isSignatureOf },
  });
  const findings = [...kept.flatMap(({ link, content }) => proof.take(link, content)), ...proof.end()];
  return { codes: findings.map((one) => one.code), keys: proof.keys() };
};

describe('the moment of a link', () => {
  const link = chainOf([invoice('FA-1', 'k1')])[0]!.link;

  it('is under its hash', () => {
    expect(linkHash(link, sha256)).toBe(link.hash);
    expect(linkHash({ ...link, recordedAt: '2026-11-25T08:00:01.25Z' }, sha256)).not.toBe(link.hash);
  });

  it('was not in the first format, whose links stay what they were', () => {
    // The very hash that the first releases wrote for this link.
    const first: Omit<SealLink, 'hash'> = {
      format: 1,
      sequence: 2,
      previousHash: 'a'.repeat(64),
      subjectKind: 'invoice',
      subjectId: 'i1',
      contentHash: 'b'.repeat(64),
      recordedAt: AT,
    };
    expect(linkHash(first, sha256)).toBe(
      sha256(`["${'a'.repeat(64)}",2,"invoice","i1","${'b'.repeat(64)}"]`),
    );
    expect(linkHash({ ...first, format: 2 }, sha256)).not.toBe(linkHash(first, sha256));
  });

  it.each([
    ['2026-11-25T08:00:00.000Z', '2026-11-25T08:00:00Z'],
    ['2026-11-25T08:00:00.120Z', '2026-11-25T08:00:00.12Z'],
    ['2026-11-25T08:00:00.123456Z', '2026-11-25T08:00:00.123456Z'],
    ['2026-11-25T08:00:00Z', '2026-11-25T08:00:00Z'],
  ])('%s is one text, %s', (instant, text) => {
    expect(shortInstant(instant)).toBe(text);
  });

  it('and every other field of a sealed link: a change of one character is found', () => {
    const fields = [
      'previousHash',
      'subjectKind',
      'subjectId',
      'contentHash',
      'recordedAt',
      'hash',
      'signature',
    ] as const;
    const steps = [invoice('FA-1', 'k1'), succession('k1', 'k2', true), invoice('FA-2', 'k2')];
    const cases = fc.tuple(
      fc.nat(2),
      fc.constantFrom('content' as const, ...fields),
      fc.nat(500),
      fc.constantFrom('0', '1', 'x'),
    );
    fc.assert(
      fc.property(cases, ([which, field, place, put]) => {
        const kept = chainOf(steps);
        const one = kept[which]!;
        const text = field === 'content' ? one.content : one.link[field];
        const at = place % text.length;
        fc.pre(text[at] !== put);
        const changed = `${text.slice(0, at)}${put}${text.slice(at + 1)}`;
        kept[which] =
          field === 'content'
            ? { ...one, content: changed }
            : { ...one, link: { ...one.link, [field]: changed } };
        expect(prove(kept, 'k1').codes).not.toEqual([]);
      }),
    );
  });
});

describe('a key that follows another', () => {
  const steps = (withOld: boolean): Step[] => [
    invoice('FA-1', 'k1'),
    succession('k1', 'k2', withOld),
    invoice('FA-2', 'k2'),
  ];

  it('signs from its succession on, which says whether the old key was at hand', () => {
    for (const withOld of [true, false]) {
      const { codes, keys } = prove(chainOf(steps(withOld)), 'k1');
      expect(codes).toEqual([]);
      expect(keys).toMatchObject([
        { key: 'k1', from: 1, firstNumber: 'FA-1', succession: null, isEndorsed: false },
        {
          key: 'k2',
          from: 2,
          firstNumber: 'FA-2',
          succession: { reason: 'disque perdu' },
          isEndorsed: withOld,
        },
      ]);
    }
  });

  it.each<[string, Step[], string]>([
    ['the old key goes on signing', [...steps(true), invoice('FA-3', 'k1')], 'seal.signature'],
    [
      'the old key signs the succession instead',
      [steps(true)[0]!, { ...steps(true)[1]!, key: 'k1' }],
      'seal.signature',
    ],
    [
      'it follows a key that did not sign',
      [steps(true)[0]!, succession('k9', 'k2', false)],
      'seal.key-not-next',
    ],
    [
      'the old key’s signature is another’s',
      [
        steps(true)[0]!,
        {
          ...steps(false)[1]!,
          content: successionContent({ ...parseSuccession(steps(false)[1]!.content)!, endorsement: 'x' }),
        },
      ],
      'seal.endorsement',
    ],
  ])('is found out when %s', (_, forged, code) => {
    expect(prove(chainOf(forged), 'k1').codes).toContain(code);
  });

  it('is known before the walk from the successions that come', () => {
    const known = [
      { sequence: 5, succession: parseSuccession(succession('k1', 'k2', true).content)! },
      { sequence: 9, succession: parseSuccession(succession('k2', 'k3', true).content)! },
    ];
    expect([0, 4, 5, 8, 9, 20].map((after) => keyAfter(after, known, 'k3'))).toEqual([
      'k1',
      'k1',
      'k2',
      'k2',
      'k3',
      'k3',
    ]);
    expect(keyAfter(0, [], 'k1')).toBe('k1');
  });
});

describe('an anchor kept outside', () => {
  const kept = chainOf([invoice('FA-1', 'k1'), invoice('FA-2', 'k1')]);
  const anchorAt = (index: number): OutsideAnchor => {
    const { sequence, hash, recordedAt: at } = kept[index]!.link;
    return { chain: CHAIN, sequence, hash, at };
  };

  it('is one line that is read again, from a quoted and wrapped mail too', () => {
    const line = anchorLine(anchorAt(1), sha256);
    expect(line).toMatch(/^ENCAISSE-1 org-1\/documents 2 [0-9a-f]{64} 2026-11-25T08:00:00.25Z [0-9a-f]{8}$/);
    expect(readAnchors(line, sha256)).toEqual({ anchors: [anchorAt(1)], findings: [] });
    const mail = `Bonjour,\n> voici :\n> ${line.replaceAll(' ', '\n> ')}\n> Claire\n`;
    expect(readAnchors(mail, sha256)).toEqual({ anchors: [anchorAt(1)], findings: [] });
  });

  it('with a slip of the pen is unreadable, not a forged chain', () => {
    const line = anchorLine(anchorAt(1), sha256);
    fc.assert(
      fc.property(
        fc.integer({ min: 11, max: line.length - 1 }),
        fc.constantFrom('0', '7', 'x'),
        (at, put) => {
          fc.pre(line[at] !== put && line[at] !== ' ');
          const slip = `${line.slice(0, at)}${put}${line.slice(at + 1)}`;
          expect(readAnchors(slip, sha256).findings.map((one) => one.code)).toEqual([
            'seal.outside-unreadable',
          ]);
        },
      ),
    );
    expect(readAnchors('rien', sha256).findings).toHaveLength(1);
  });

  it('is in the chain, or shows that the chain was made anew by whoever has the key', () => {
    expect(prove(kept, 'k1', [anchorAt(0), anchorAt(1)]).codes).toEqual([]);
    const anew = chainOf([invoice('FA-1', 'k1'), invoice('FA-9', 'k1')]);
    expect(prove(anew, 'k1').codes).toEqual([]);
    expect(prove(anew, 'k1', [anchorAt(1)]).codes).toEqual(['seal.outside-differs']);
    const later = chainOf([invoice('FA-1', 'k1'), invoice('FA-2', 'k1')], '2026-11-26T08:00:00Z');
    expect(prove(later, 'k1', [anchorAt(0)]).codes).toEqual(['seal.outside-differs']);
    expect(prove(kept.slice(0, 1), 'k1', [anchorAt(1)]).codes).toEqual(['seal.outside-missing']);
    expect(prove(kept.slice(0, 1), 'k1', [anchorAt(1)], true).codes).toEqual(['seal.outside-elsewhere']);
    expect(prove(kept, 'k1', [{ ...anchorAt(1), chain: 'org-2/documents' }]).codes).toEqual([
      'seal.outside-other',
    ]);
  });
});
