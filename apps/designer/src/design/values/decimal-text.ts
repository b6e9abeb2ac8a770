/** Exact decimals as people read them. They are texts from end to end: no digit is lost to a float. */

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
/** Currencies whose amounts do not have two places. */
const NO_PLACES = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const THREE_PLACES = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** `1234567.5` as `1,234,567.5`, with at least so many places. What is no decimal stays as it is. */
export function decimalText(value: string | number, places = 0): string {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(String(value)) ?? [];
  if (whole === undefined) return String(value);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const padded = fraction.padEnd(places, '0');
  return `${sign === '-' ? '−' : ''}${grouped}${padded === '' ? '' : `.${padded}`}`;
}

/** With the places that the currency has, or more where the amount has more. */
export function amountText(value: string | number, currency: string | null | undefined): string {
  return decimalText(value, placesOf(currency ?? ''));
}

function placesOf(currency: string): number {
  if (currency === '' || NO_PLACES.has(currency)) return 0;
  return THREE_PLACES.has(currency) ? 3 : 2;
}
