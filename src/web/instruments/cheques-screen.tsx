import { useTexts } from '../kit/locale.tsx';
import { FamilyScreen } from './family-screen.tsx';

/** Cheques received: in hand, on a slip, credited, unpaid. */
export function ChequesScreen() {
  const t = useTexts().instruments.cheques;
  return <FamilyScreen family="cheques" remittances={[{ kind: 'cheques', label: t.remit }]} />;
}
