export { AutomaticNotice, usePromise } from './notice.tsx';
export { AutomaticSettings } from './settings-section.tsx';
