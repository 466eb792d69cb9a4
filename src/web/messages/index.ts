export { SendingNotice } from './sending-notice.tsx';
