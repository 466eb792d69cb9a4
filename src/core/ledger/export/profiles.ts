import type { ExportOptions, ExportProfile, ProfileKey } from './profile.ts';
import { cegid } from './profiles/cegid.ts';
import { ciel } from './profiles/ciel.ts';
import { ebp } from './profiles/ebp.ts';
import { fec } from './profiles/fec.ts';
import { isuite } from './profiles/isuite.ts';
import { ownProfile } from './profiles/own.ts';
import { quadra } from './profiles/quadra.ts';
import { sagePnm } from './profiles/sage-pnm.ts';

const PUBLISHED = { fec, 'sage-pnm': sagePnm, quadra, ciel, ebp, isuite, cegid };

export const exportProfile = (key: ProfileKey, options: ExportOptions): ExportProfile =>
  key === 'own' ? ownProfile(options.own) : PUBLISHED[key];
