// The score of an answer: when each of its pieces has its turn.

/** Seconds by which two sums of the same seconds may differ. */
const NEAR = 1e-6;

/**
 * Each piece with the seconds between which it is spoken or kept, and with the second until which the
 * hold that it is within lasts; null outside of a hold.
 * @param {{words: string, seconds: number}[]} pieces
 * @param {{start: number, end: number}[]} holds
 */
export function scored(pieces, holds) {
  let second = 0;
  return pieces.map(({ words, seconds }) => {
    const begins = second;
    second += seconds;
    const hold = holds.find(({ start, end }) => begins > start - NEAR && begins < end - NEAR);
    return { words, seconds, begins, ends: second, until: hold?.end ?? null };
  });
}
