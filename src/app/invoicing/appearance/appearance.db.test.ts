import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Problem } from '../../../contract/problem.ts';
import { houseTheme } from '../../../core/invoicing/documents/index.ts';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { editAppearance, removeLogo, setLogo, showAppearance } from './edit-appearance.ts';
import { readAppearance } from './read-appearance.ts';
import { readImage } from './read-image.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
});
afterAll(() => company.close());

/** A picture as a program writes it: signature, header, one stream of pixels. */
const png = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(type, 'ascii'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width * 3 + 1) * Math.min(height, 4)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
/** Start of image, a comment, then the frame: 40 × 20 in so many channels. */
const jpeg = (channels: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 0x68, 0x69]),
    Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 20, 0, 40, channels, 1, 0x22, 0, 0, 0]),
  ]);

const upload = (name: string, bytes: Buffer) =>
  company.run((context) => setLogo(context, { name, mediaType: 'image/png', bytes }));
const refusal = async (work: Promise<unknown>): Promise<string | undefined> => {
  const problem = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof Problem)) throw new Error('not refused');
  return problem.findings[0]?.code ?? problem.code;
};

it('is the house’s own look until somebody says otherwise', async () => {
  const { theme, logo } = await company.run((context) => readAppearance(context, 'invoice'));
  expect([theme, logo]).toEqual([houseTheme, null]);
});

it('keeps colour, columns and foot, one person at a time', async () => {
  const { version } = await company.run((context) => showAppearance(context));
  const edit = (accent: string) =>
    company.run((context) =>
      editAppearance(context, {
        version,
        theme: {
          accent,
          fontSize: 'large',
          columns: ['description', 'quantity', 'net'],
          texts: { fr: { all: { footer: 'Artisan d’art' }, quote: { intro: 'Bonjour {{customer}}' } } },
          fields: [],
        },
      }),
    );
  expect(await refusal(edit('green'))).toBe('invoicing.theme-colour');
  await edit('#7a1f3d');
  expect(await refusal(edit('#000000'))).toBe('edit.conflict');
  expect(await company.run((context) => readAppearance(context, 'invoice'))).toMatchObject({
    theme: {
      accent: '#7a1f3d',
      fontSize: 'large',
      columns: ['description', 'quantity', 'net'],
      hasLogo: false,
      texts: { fr: { all: { footer: 'Artisan d’art' }, quote: { intro: 'Bonjour {{customer}}' } } },
    },
  });
});

it('takes a PNG or JPEG by what its bytes say, and nothing else', async () => {
  expect(readImage(png(320, 80))).toEqual({ format: 'png', width: 320, height: 80, channels: 3 });
  expect(readImage(jpeg(3))).toEqual({ format: 'jpg', width: 40, height: 20, channels: 3 });
  expect(await refusal(upload('logo.png', Buffer.from('<svg onload="alert(1)"/>')))).toBe(
    'invoicing.logo-format',
  );
  expect(await refusal(upload('logo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xd9])))).toBe(
    'invoicing.logo-format',
  );
  expect(await refusal(upload('logo.jpg', jpeg(4)))).toBe('invoicing.logo-inks');
  expect(await refusal(upload('logo.png', png(5000, 80)))).toBe('invoicing.logo-size');

  await upload('logo.png', png(320, 80));
  const { theme, logo } = await company.run((context) => readAppearance(context, 'invoice'));
  expect([theme.hasLogo, logo?.format, logo?.bytes.length]).toEqual([true, 'png', png(320, 80).length]);

  await company.run((context) => removeLogo(context));
  expect((await company.run((context) => showAppearance(context))).logoSha256).toBeNull();
});

it('falls back where what was kept is not right', async () => {
  await company.run((context) =>
    context.tx
      .updateTable('organization')
      .set({
        theme: JSON.stringify({
          accent: 'red',
          fontSize: 'huge',
          columns: 'all',
          texts: 'x',
          fields: [null],
        }),
      })
      .where('org_id', '=', context.org)
      .execute(),
  );
  expect((await company.run((context) => readAppearance(context, 'invoice'))).theme).toEqual(houseTheme);
});
