import {
  BLOCKS,
  mayNameIndemnity,
  PLACEHOLDERS,
  type TextCode,
  type TextLanguage,
} from '../../core/dunning/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Variables } from '../kit/variables.tsx';

type VariablesProps = { code: TextCode; language: TextLanguage; onInsert: (text: string) => void };

/** What a text may say of its invoices. */
export function PolicyVariables({ code, language, onInsert }: VariablesProps) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const variables = [
    ...PLACEHOLDERS.filter((name) => name !== 'indemnity' || mayNameIndemnity(code)).map((name) => ({
      text: `{{${name}}}`,
      label: t.dunning.placeholders[name],
    })),
    { text: words.pluralSample[language], label: words.plural },
    ...BLOCKS.map((name) => ({ text: `{{${name}}}`, label: words.blocks[name] })),
  ];
  return <Variables label={words.insert} groups={[{ variables }]} onInsert={onInsert} />;
}
