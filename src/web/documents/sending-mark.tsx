import {
  ClockIcon,
  LetterIcon,
  MailIcon,
  MailOpenIcon,
  MinusIcon,
  WarningIcon,
  type Icon,
} from '../kit/icons.tsx';
import { colourOf } from '../kit/tone.ts';
import classes from './documents.module.css';
import { markHue, type Mark } from './sending-api.ts';

const icons: Record<Mark, Icon> = {
  unsent: MinusIcon,
  waiting: ClockIcon,
  unsure: WarningIcon,
  sent: MailIcon,
  bounced: WarningIcon,
  viewed: MailOpenIcon,
  printed: LetterIcon,
};

/** Where a document stands on its way, in a list: by shape and colour; the word for who hovers, listens, or has a card. */
export function SendingMark({ mark, word }: { mark: Mark; word: string }) {
  const Drawn = icons[mark];
  return (
    <span className={classes.mark} title={word} style={{ '--colour': colourOf(markHue(mark)) }}>
      <Drawn size={18} aria-hidden />
      <span>{word}</span>
    </span>
  );
}
