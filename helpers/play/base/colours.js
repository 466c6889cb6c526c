// Colours, for light and for dark pages.

// Okabe and Ito's colours, as in helpers/plots/common.py; paler ones on dark pages.
const LIGHT = {
  ink: "#222222", soft: "#666666", faint: "#eeeeee", paper: "#ffffff", focus: "#000000",
  blue: "#0072B2", orange: "#D55E00", green: "#009E73", purple: "#A8457C",
};
const DARK = {
  ink: "#eeeeee", soft: "#aaaaaa", faint: "#2c2c2c", paper: "#141414", focus: "#ffffff",
  blue: "#56B4E9", orange: "#F08A3C", green: "#3CCFA0", purple: "#E79CC4",
};

// The page's own background says whether it is dark, in every front end alike.
function isDark(element) {
  for (let at = element; at; at = at.parentElement) {
    const [r, g, b, a = 1] = getComputedStyle(at).backgroundColor.match(/[\d.]+/g).map(Number);
    if (a > 0.5) return 0.3 * r + 0.6 * g + 0.1 * b < 128;
  }
  return false;
}

function rgb(hex) { return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)); }

function blend(from, to, share) { return from.map((v, i) => v + (to[i] - v) * share); }

// From blue (−1) over paper (0) to orange (1): class 0 and class 1, less and more.
function diverging(colours) {
  const [low, middle, high] = [colours.blue, colours.paper, colours.orange].map(rgb);
  return (v) => (v < 0 ? blend(middle, low, Math.min(1, -v)) : blend(middle, high, Math.min(1, v)));
}
