import { LetterIcon, MailIcon, PhoneIcon } from '../kit/icons.tsx';

/** By what a message goes, or a call is made. */
export const channelIcons = {
  email: MailIcon,
  letter: LetterIcon,
  registered: LetterIcon,
  'email+letter': LetterIcon,
  'email+registered': LetterIcon,
  call: PhoneIcon,
  sms: PhoneIcon,
} as const;
