// Grids of values, as pictures and as contours.

// A small picture of values, to be drawn anywhere and at any size.
function raster(columns, rows, at) {
  const canvas = make("canvas", { width: columns, height: rows });
  const pen = canvas.getContext("2d"), picture = pen.createImageData(columns, rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const place = 4 * ((rows - 1 - row) * columns + column);
      const [r, g, b] = at(column, row);
      picture.data[place] = r;
      picture.data[place + 1] = g;
      picture.data[place + 2] = b;
      picture.data[place + 3] = 255;
    }
  pen.putImageData(picture, 0, 0);
  return canvas;
}

// Where a grid of side × side values passes `level`: short segments in grid coordinates.
function contour(values, side, level, segment) {
  const at = (c, r) => values[r * side + c] - level;
  for (let r = 0; r < side - 1; r++)
    for (let c = 0; c < side - 1; c++) {
      const corners = [[c, r], [c + 1, r], [c + 1, r + 1], [c, r + 1]], cuts = [];
      corners.forEach(([x, y], n) => {
        const [X, Y] = corners[(n + 1) % 4], here = at(x, y), there = at(X, Y);
        if (here > 0 === there > 0) return;
        const share = here / (here - there);
        cuts.push([x + share * (X - x), y + share * (Y - y)]);
      });
      for (let n = 0; n + 1 < cuts.length; n += 2) segment(...cuts[n], ...cuts[n + 1]);
    }
}
