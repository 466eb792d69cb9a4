import { useTexts } from '../kit/locale.tsx';
import { DeliveryForm } from './delivery-form.tsx';
import { FormPage } from './form-page.tsx';
import { useStarted } from './use-started.ts';

export function DeliveryFormScreen() {
  const t = useTexts().billing;
  const started = useStarted(null);
  return (
    <FormPage title={t.add.title} back={{ to: '/a-facturer', label: t.title }} needs={[started]}>
      {started.data === undefined ? null : <DeliveryForm started={started.data} />}
    </FormPage>
  );
}
