import type { Hue } from '../kit/tone.ts';
import type { Announcement } from './api.ts';

export const stateHue: Record<Announcement['state'], Hue> = {
  announced: 'amber',
  released: 'green',
  nobody: 'red',
  'not-told': 'red',
  stale: 'orange',
  suspended: 'grey',
  lapsed: 'grey',
};
