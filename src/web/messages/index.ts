export { SendingNotice } from './sending-notice.tsx';
export { MailSettings } from './mail-settings.tsx';
