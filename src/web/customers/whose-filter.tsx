import { useMineOnly, WhoseControl, type WhoseWords } from '../kit/whose.tsx';
import { useFacets } from './facets.ts';

/** Narrows a list to the customers that the reader answers for; not shown to who answers for none. */
export function WhoseFilter({ words }: { words: WhoseWords }) {
  const facets = useFacets();
  const [isMine, setIsMine] = useMineOnly();
  if (!isMine && (facets.data?.owned ?? 0) === 0) return null;
  return <WhoseControl words={words} isMine={isMine} onChange={setIsMine} />;
}
