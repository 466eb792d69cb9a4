import { describe, expect, it } from 'vitest';
import { sampleMailInput } from './sample-mail-input.ts';
import { renderMail } from './render-mail.ts';
import { checkSignature, chooseSignature, letterSignature, type KeptSignature } from './signature.ts';

const company = { name: 'Claire Morvan', role: 'Comptabilité', phone: '04 72', email: 'c@x.example' };
const kept: KeptSignature = {
  name: 'Paul Dumas',
  html: '<strong>Paul Dumas</strong><br>Recouvrement<br><a href="tel:0472000012">04 72 00 00 12</a>',
  plain: null,
  logo: 'none',
};
const codes = (html: string, plain: string | null = null): string[] =>
  checkSignature({ html, plain }).map((finding) => `${finding.path ?? ''} ${finding.code}`);

describe('who signs', () => {
  it('is the sender who keeps a signature', () => {
    expect(chooseSignature(kept, company)).toMatchObject({
      name: 'Paul Dumas',
      own: { plain: 'Paul Dumas\nRecouvrement\n04 72 00 00 12', logo: 'none' },
    });
  });
  it('is the company without a sender, or with one whose signature says nothing', () => {
    expect(chooseSignature(null, company)).toEqual(company);
    expect(chooseSignature({ ...kept, html: '<br>' }, company)).toEqual(company);
  });
  it('is in both versions of a mail, instead of the company’s', () => {
    const { html, text } = renderMail({ ...sampleMailInput, signature: chooseSignature(kept, company) });
    expect(html).toContain('<strong>Paul Dumas</strong><br>Recouvrement<br><a href="tel:0472000012" class');
    expect(text).toContain('Paul Dumas\nRecouvrement\n04 72 00 00 12\n');
    for (const version of [html, text]) expect(version).not.toContain('Claire Morvan');
  });
  it('names a company once that signs itself', () => {
    const { name } = sampleMailInput.company;
    const itself = { name, role: null, phone: null, email: null };
    const { html, text } = renderMail({ ...sampleMailInput, signature: itself });
    expect(text).toContain(`\n\n${name}\n\n-- \n`);
    expect(html).toMatch(/<p style="margin:20px[^>]*><strong>[^<]*<\/strong><\/p>/);
  });
  it('says in plain text what was written for it, and where the logo stands', () => {
    const signature = chooseSignature({ ...kept, plain: 'P. D.', logo: 'above' }, company);
    const { html, text } = renderMail({ ...sampleMailInput, signature });
    expect(text).toContain('\nP. D.\n');
    expect(html.indexOf('cid:logo@encaisse')).toBeGreaterThan(0);
    expect(html.indexOf('cid:logo@encaisse')).toBeLessThan(html.indexOf('Paul Dumas'));
  });
  it('stands at the foot of a letter by lines: a name, a role, the rest', () => {
    expect(letterSignature(chooseSignature(kept, company))).toEqual({
      name: 'Paul Dumas',
      role: 'Recouvrement',
      contact: '04 72 00 00 12',
    });
    expect(letterSignature(company)).toEqual({
      name: 'Claire Morvan',
      role: 'Comptabilité',
      contact: '04 72 · c@x.example',
    });
  });
});

describe('the check of a signature', () => {
  it('asks for words, few enough, the same for everybody', () => {
    expect(checkSignature(kept)).toEqual([]);
    expect(codes(' <br> ')).toEqual(['html dunning.signature-empty']);
    expect(codes('a<br>'.repeat(13))).toEqual(['html dunning.signature-too-long']);
    expect(codes('Bien à vous, {{signer}}')).toEqual(['html dunning.signature-variable']);
    expect(codes('Paul', 'x'.repeat(801))).toEqual(['plain dunning.signature-too-long']);
  });
  it('refuses a title that is not the sender’s (C. pénal 433-17), in words broken by their looks as well', () => {
    expect(codes('Paul, <b>huis</b>sier')).toEqual(['html dunning.reserved-title']);
    expect(codes('Paul', 'Commissaire de justice')).toEqual(['plain dunning.reserved-title']);
  });
});

describe('the mark of an opening', () => {
  const opening = {
    pictureUrl: 'https://x.example/o/t/i.gif',
    stopUrl: 'https://x.example/o/t',
  };
  it('is in a mail only when asked for, with the way to take the agreement back in both versions', () => {
    expect(renderMail(sampleMailInput).html).not.toContain('<img');
    const { html, text } = renderMail({ ...sampleMailInput, opening });
    expect(html.match(/<img/g)).toHaveLength(1);
    expect(html).toContain('src="https://x.example/o/t/i.gif" alt="" width="1" height="1"');
    expect(html).toContain('href="https://x.example/o/t"');
    expect(text).toContain('Ouverture signalée. Retirer https://x.example/o/t');
  });
  it('says before sending that the way is made as it leaves', () => {
    const { html, text } = renderMail({ ...sampleMailInput, opening: { pictureUrl: null, stopUrl: null } });
    expect(html).not.toContain('<img');
    for (const version of [html, text]) expect(version).toContain('À l’envoi');
  });
});
