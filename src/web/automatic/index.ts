export { AutomaticNotice } from './notice.tsx';
export { AutomaticSettings } from './settings-section.tsx';
