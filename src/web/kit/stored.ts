/** What this device remembers for its user; storage may be blocked, and then it simply forgets. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(`encaisse.${name}`);
  } catch {
    return null;
  }
}

export function writeStored(name: string, value: string): void {
  try {
    localStorage.setItem(`encaisse.${name}`, value);
  } catch {
    // Blocked or full: the choice lasts until the page is closed.
  }
}
