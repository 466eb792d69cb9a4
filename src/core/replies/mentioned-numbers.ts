/** Which of the customer's documents a text names, as they are numbered: « FA-12 » is not in « FA-120 ». */
export const mentionedNumbers = (text: string, numbers: readonly string[]): string[] => {
  const upper = text.toUpperCase();
  return numbers.filter((number) => {
    const wanted = number.toUpperCase();
    if (wanted.length < 3) return false;
    for (let at = upper.indexOf(wanted); at >= 0; at = upper.indexOf(wanted, at + 1)) {
      const around = `${upper[at - 1] ?? ' '}${upper[at + wanted.length] ?? ' '}`;
      if (!/[A-Z0-9]/.test(around)) return true;
    }
    return false;
  });
};
