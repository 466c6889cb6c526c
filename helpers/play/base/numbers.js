// Numbers, and how they are written.

const clamp = (v, low, high) => Math.min(high, Math.max(low, v));
const sum = (list) => list.reduce((a, b) => a + b, 0);
const sigmoid = (z) => 1 / (1 + Math.exp(-z));
const range = (n) => [...Array(n).keys()];
const spread = (low, high, n) => range(n).map((i) => low + ((high - low) * i) / (n - 1));

// A number as people write it: a true minus sign, no minus before zero.
function write(value, digits = 2) {
  if (!Number.isFinite(value)) return "not a number";
  const text = Math.abs(value).toFixed(digits);
  return (value < 0 && Number(text) !== 0 ? "−" : "") + text;
}
