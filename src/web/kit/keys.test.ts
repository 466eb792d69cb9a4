import { describe, expect, it } from 'vitest';
import { isSingleKey, keyName, type KeyPress } from './keys.ts';

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...rest,
});

describe('keyName', () => {
  it.each([
    ['a letter', press('j'), 'j'],
    ['a capital, as with Caps Lock', press('J', { shiftKey: true }), 'j'],
    ['Ctrl K', press('k', { ctrlKey: true }), 'mod+k'],
    ['Command K', press('k', { metaKey: true }), 'mod+k'],
    ['Shift Enter', press('Enter', { shiftKey: true }), 'shift+enter'],
    ['the space bar', press(' '), 'space'],
    ['the digit row of a French keyboard', press('&', { code: 'Digit1' }), '1'],
    ['a slash typed with Shift 7 on a German keyboard', press('/', { code: 'Digit7', shiftKey: true }), '/'],
    ['a question mark', press('?', { shiftKey: true }), '?'],
  ])('names %s', (_case, event, expected) => {
    expect(keyName(event)).toBe(expected);
  });

  it('leaves bare modifiers and composed text alone', () => {
    expect(keyName(press('Shift', { shiftKey: true }))).toBeNull();
    expect(keyName(press('e', { isComposing: true }))).toBeNull();
  });
});

describe('isSingleKey', () => {
  it.each([
    ['j', true],
    ['g f', true],
    ['?', true],
    ['mod+k', false],
    ['enter', false],
    ['shift+enter', false],
  ])('%s → %s', (keys, expected) => {
    expect(isSingleKey(keys)).toBe(expected);
  });
});
