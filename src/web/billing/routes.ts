import type { RoomRoute } from '../shell/room.ts';

/** A form that is made of the fields of documents, with their words. */
const withTexts = async <T>(screen: Promise<T>): Promise<T> => {
  const [loaded] = await Promise.all([
    screen,
    import('../documents/index.ts').then((m) => m.documentsTexts.load()),
  ]);
  return loaded;
};

export const billingRoutes: readonly RoomRoute[] = [
  { path: '/a-facturer', component: () => import('./to-invoice-screen.tsx').then((m) => m.ToInvoiceScreen) },
  {
    path: '/a-facturer/nouveau',
    component: () => withTexts(import('./delivery-form-screen.tsx').then((m) => m.DeliveryFormScreen)),
  },
  {
    path: '/abonnements',
    component: () => import('./subscriptions-screen.tsx').then((m) => m.SubscriptionsScreen),
  },
  {
    path: '/abonnements/nouveau',
    component: () => withTexts(import('./subscription-form-screen.tsx').then((m) => m.NewSubscriptionScreen)),
  },
  {
    path: '/abonnements/$id',
    component: () => import('./subscription-screen.tsx').then((m) => m.SubscriptionScreen),
  },
  {
    path: '/abonnements/$id/modifier',
    component: () =>
      withTexts(import('./subscription-form-screen.tsx').then((m) => m.EditSubscriptionScreen)),
  },
];
