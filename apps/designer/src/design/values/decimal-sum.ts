/** Sums of exact decimals that are texts, without a float on the way. What is no decimal does not count. */
export function decimalSum(values: Iterable<string | undefined>): string {
  let sum = 0n;
  let places = 0;
  for (const value of values) {
    const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value ?? '') ?? [];
    if (whole === undefined) continue;
    if (fraction.length > places) {
      sum *= 10n ** BigInt(fraction.length - places);
      places = fraction.length;
    }
    const digits = BigInt(whole + fraction.padEnd(places, '0'));
    sum += sign === '-' ? -digits : digits;
  }
  return written(sum, places);
}

function written(sum: bigint, places: number): string {
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return sum < 0n ? `-${text}` : text;
}
