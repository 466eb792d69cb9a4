export { openWatchFolder } from './open-watch-folder.ts';
