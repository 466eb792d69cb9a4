import { room, type Room } from '../../shell/http/context.ts';
import { automaticContract } from './contract.ts';
import { listAnnouncements, markSeen, readAnnouncement, readState } from './read-announcements.ts';
import { saveSettings } from './settings.ts';
import { resume, suspend } from './suspend.ts';

export { automaticPages } from './pages.ts';
export type { AutomaticPagePorts, AutomaticPorts } from './ports.ts';
export { listAnnouncements, readAnnouncement, readState } from './read-announcements.ts';
export { automaticTick, runAutomatic } from './run-automatic.ts';
export { saveSettings } from './settings.ts';
export { resume, suspend } from './suspend.ts';

export const automaticRoom = (): Room =>
  room('automatic', automaticContract, {
    settings: (context) => readState(context),
    save: (context, input) => saveSettings(context, input),
    suspend: (context) => suspend(context),
    resume: (context) => resume(context),
    announcements: (context) => listAnnouncements(context),
    announcement: (context, input) => readAnnouncement(context, input.id),
    seen: (context, input) => markSeen(context, input.id),
  });
