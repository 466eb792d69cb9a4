import { filesContract } from '../../app/files/contract.ts';
import { client } from '../kit/client.ts';

const files = client(filesContract);

/** The pictures inside a mail, where a preview finds them. */
export const picturesOf = (
  pictures: readonly { cid: string; sha256: string }[],
): { cid: string; href: string }[] =>
  pictures.map(({ cid, sha256 }) => ({ cid, href: files.read({ sha256 }) }));
