/**
 * Runs `step` over and over in so many lanes at once, until it answers false or throws in one of them. The other lanes
 * are opened after the first step found something to do: looking in vain costs one look. What failed first is thrown,
 * once every lane has finished the step it was at.
 */
export const inLanes = async (lanes: number, step: () => Promise<boolean>): Promise<void> => {
  let stopped = false;
  const failures: unknown[] = [];
  const opened: Promise<void>[] = [];
  const lane = async (): Promise<void> => {
    try {
      while (!stopped && (await step())) {
        while (opened.length < lanes) opened.push(lane());
      }
    } catch (cause) {
      stopped = true;
      failures.push(cause);
    }
  };
  opened.push(lane());
  // Lanes are added while the first is awaited.
  for (let at = 0; at < opened.length; at += 1) await opened[at];
  if (failures.length > 0) throw failures[0];
};
