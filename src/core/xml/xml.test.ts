import { describe, expect, it } from 'vitest';
import {
  child,
  childText,
  childrenOf,
  createXmlReader,
  readXmlTree,
  type XmlCodes,
  type XmlNode,
} from './index.ts';

const codes: XmlCodes = {
  malformed: 'malformed',
  doctype: 'doctype',
  'too-deep': 'too-deep',
  'too-large': 'too-large',
  'text-too-long': 'text-too-long',
};

const fault = (text: string): unknown => readXmlTree(text, codes).findings.map((one) => one.code);

describe('a whole document', () => {
  it('is a tree of local names, with the namespace of its root', () => {
    const read = readXmlTree(
      '<p:a xmlns:p="urn:x"><p:b id="1"> one </p:b><p:b>t<![CDATA[<w>]]>o</p:b></p:a>',
      codes,
    );
    const tree = read.ok ? read.value : undefined;
    expect(tree?.namespace).toBe('urn:x');
    expect(childText(tree?.root, 'b')).toBe('one');
    expect(child(tree?.root, 'b')?.attributes).toEqual({ id: '1' });
    expect(childrenOf(tree?.root, 'b').map((one) => one.text)).toEqual([' one ', 't<w>o']);
    expect(childText(tree?.root, 'nothing', 'here')).toBe('');
  });

  it('is refused where it is not what it should be', () => {
    expect(fault('')).toEqual(['malformed']);
    expect(fault('<a/><b/>')).toEqual(['malformed']);
    expect(fault('<p:a/>')).toEqual(['malformed']);
    expect(fault('<a b="1" b="2"/>')).toEqual(['malformed']);
    expect(fault('<!-- x --><!DOCTYPE a><a/>')).toEqual(['doctype']);
    // Hidden from the look ahead; the parser itself sees it.
    expect(fault('<!-- <x> --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toEqual(['doctype']);
    expect(fault('<a>'.repeat(65))).toEqual(['too-deep']);
    expect(fault(`<a>${' '.repeat(48_100_000)}</a>`)).toEqual(['text-too-long']);
  });

  it('may name the line of its fault', () => {
    expect(readXmlTree('<a>\n<b>\n</a>', codes).findings[0]?.params).toMatchObject({ line: 3 });
  });
});

describe('a document in pieces', () => {
  it('keeps what it is asked to keep, wherever the pieces end', () => {
    const kept: XmlNode[] = [];
    const closed: string[] = [];
    const reader = createXmlReader(codes, {
      open: (name) => (name === 'list' ? 'keep-children' : name === 'whole' ? 'keep' : 'walk'),
      close: (name) => closed.push(name),
      tree: (node) => kept.push(node),
    });
    for (const letter of '<p:r><list><i>1</i><i>2</i></list><whole><j>3</j></whole><other/></p:r>')
      reader.feed(letter);
    reader.end();
    expect(reader.findings).toEqual([]);
    expect(kept.map((node) => [node.name, node.text, node.children.length])).toEqual([
      ['i', '1', 0],
      ['i', '2', 0],
      ['whole', '', 1],
    ]);
    expect(closed).toEqual(['list', 'other', 'r']);
  });

  it('stops at its limits', () => {
    const reader = createXmlReader(
      codes,
      { open: () => 'keep', close: () => undefined, tree: () => undefined },
      { maxNodes: 3 },
    );
    reader.feed('<a><b/><b/><b/></a>');
    expect(reader.findings.map((one) => one.code)).toEqual(['too-large']);
  });
});
