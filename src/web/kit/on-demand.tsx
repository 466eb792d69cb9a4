import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { whenQuiet } from './quiet.ts';

/**
 * A dialog, drawer or menu whose code is not part of the first screen: fetched when the first screen is quiet, or at
 * once when wanted. It is always drawn closed before it opens, so that it moves and gives the focus back as if it had
 * been there from the start.
 *
 * `closed`: the properties while nobody wants it. `Before`: drawn in its place until it is here.
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  closed: Partial<P>,
  Before: ComponentType<P> | null = null,
): (props: P) => ReactNode {
  const names = Object.keys(closed) as (keyof P)[];
  let Loaded: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  const fetch = (): Promise<void> => {
    loading ??= load().then(
      (component) => {
        Loaded = component;
      },
      (error: unknown) => {
        // Asked again next time: the server may only have been away.
        loading = null;
        throw error;
      },
    );
    return loading;
  };

  function OnDemand(props: P) {
    const wanted = names.some((name) => props[name] !== closed[name]);
    const [stage, setStage] = useState<'absent' | 'closed' | 'ready'>(Loaded === null ? 'absent' : 'ready');
    useEffect(() => {
      if (stage === 'ready') return undefined;
      let gone = false;
      const next = (to: 'closed' | 'ready') => {
        if (!gone) setStage(to);
      };
      const fail = (error: unknown) => {
        if (gone) return;
        setStage(() => {
          throw error;
        });
      };
      if (stage === 'closed') next('ready');
      else if (wanted) fetch().then(() => next('closed'), fail);
      else {
        whenQuiet()
          .then(fetch)
          .then(
            () => next('closed'),
            // Nobody asked for it yet.
            () => undefined,
          );
      }
      return () => {
        gone = true;
      };
    }, [stage, wanted]);
    if (stage === 'absent' || Loaded === null) return Before === null ? null : <Before {...props} />;
    return stage === 'closed' ? <Loaded {...props} {...closed} /> : <Loaded {...props} />;
  }
  return OnDemand;
}
