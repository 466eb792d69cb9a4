import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
  type AnyRoute,
} from '@tanstack/react-router';
import { useState } from 'react';
import { ScreenFailure } from './kit/error-boundary.tsx';
import { KeyboardProvider } from './kit/keyboard.tsx';
import { loadLaterFindings, loadLaterTexts } from './kit/loaded-texts.ts';
import { LocaleProvider } from './kit/locale.tsx';
import { PaletteActions } from './kit/palette-actions.tsx';
import { asProblem } from './kit/problem.tsx';
import { ToastPlace } from './kit/toast-place.tsx';
import { roomRoutes, SessionGate, usePaletteSearch } from './rooms.ts';
import { Frame } from './shell/frame.tsx';
import { navigationOf } from './shell/navigation.ts';
import { NotFound } from './kit/not-found.tsx';
import type { RoomRoute } from './shell/room.ts';
import { colorSchemeManager, cssVariables, theme } from './theme.ts';

const navigation = navigationOf(roomRoutes);

const root = createRootRoute({
  component: () => (
    <SessionGate>
      <Outlet />
    </SessionGate>
  ),
  notFoundComponent: NotFound,
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: () => <Frame navigation={navigation} useSearch={usePaletteSearch} />,
});

/** Addresses that no room serves stay inside the frame, so that the way back is in sight. */
const unknown: RoomRoute = { path: '$', component: () => Promise.resolve(NotFound) };

function mount(parent: AnyRoute, routes: readonly RoomRoute[]): AnyRoute[] {
  return routes.map((route) =>
    createRoute({
      getParentRoute: () => parent,
      path: route.path,
      component: lazyRouteComponent(async () => {
        // The first screen and the doors do without: theirs are in the language itself.
        const isFirst = route.path === '/' || route.frame === 'bare';
        const later = isFirst ? undefined : Promise.all([loadLaterFindings(), loadLaterTexts()]);
        const [screen] = await Promise.all([route.component(), later]);
        return { default: screen };
      }),
    }),
  );
}

const inFrame = roomRoutes.filter((route) => route.frame !== 'bare');
const bare = roomRoutes.filter((route) => route.frame === 'bare');

const router = createRouter({
  routeTree: root.addChildren([frame.addChildren(mount(frame, [...inFrame, unknown])), ...mount(root, bare)]),
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error }) => <ScreenFailure error={error} />,
  scrollRestoration: true,
});

/** A refusal stays a refusal however often one asks; only a missing answer or a 5xx is worth asking again. */
function worthRetrying(failures: number, error: unknown): boolean {
  const status = asProblem(error)?.status;
  return failures < 2 && (status === undefined || status >= 500);
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: worthRetrying, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}

export function App() {
  const [client] = useState(newQueryClient);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <LocaleProvider>
        <QueryClientProvider client={client}>
          <KeyboardProvider>
            <PaletteActions>
              <RouterProvider router={router} />
              <ToastPlace />
            </PaletteActions>
          </KeyboardProvider>
        </QueryClientProvider>
      </LocaleProvider>
    </MantineProvider>
  );
}
