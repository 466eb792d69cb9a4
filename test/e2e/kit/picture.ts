/**
 * Pictures for who wants to look: ENCAISSE_PICTURES=folder. Light, dark, and as on a telephone.
 *
 *   await takePictures(page, 'call-dispute');   // call-dispute-light.png, -dark.png, -390.png
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export async function takePictures(of: Page, name: string): Promise<void> {
  const folder = process.env['ENCAISSE_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const size = of.viewportSize();
  const shoot = (look: string) =>
    of.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await of.emulateMedia({ colorScheme });
    await shoot(colorScheme);
  }
  await of.emulateMedia({ colorScheme: 'light' });
  await of.setViewportSize({ width: 390, height: 844 });
  await shoot('390');
  if (size !== null) await of.setViewportSize(size);
}
