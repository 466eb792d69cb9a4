import { expect } from 'vitest';

/**
 * What a person waits to see, asked until it is so: `await eventually(() => field.inputValue()).toBe('Lyon')`.
 * A value read once, right after a click, is that of before or of after as the machine is loaded.
 */
export const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 30_000, interval: 50 });
