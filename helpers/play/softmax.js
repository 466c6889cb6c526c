// Scores as sliders, e to the score, and the share that each has of their sum.

function render(context) {
  const stage = new Stage(context, "Softmax: scores become probabilities");
  const { values, data: { names } } = stage;
  const scores = () => values.scores.map((z) => z + values.shift);
  const exps = () => scores().map(Math.exp);
  const shares = () => exps().map((e) => e / sum(exps()));

  const sliders = names.map((name, n) => slider(stage, {
    label: `score of “${name}”`, min: -4, max: 4, step: 0.1, value: values.scores[n], show: (v) => write(v, 1),
    change: (v) => stage.set({ scores: values.scores.map((old, i) => (i === n ? v : old)) }),
  }));
  const shift = slider(stage, {
    label: "added to all scores", min: -3, max: 3, step: 0.1, value: values.shift,
    show: (v) => write(v, 1), change: (v) => stage.set({ shift: v }),
  });

  // Bars with a number on each; `top` may change with the values.
  const bars = (title, label, y, heights, digits, colour, away = 0) => {
    const panel = new Panel(stage, { title, label, x: [-0.6, names.length - 0.4], y, height: 190, margin: { left: 12 } });
    panel.paint = (colours) => {
      const list = heights();
      panel.y = typeof y === "function" ? y(list) : y;
      const zero = panel.Y(0), { pen } = panel;
      list.forEach((v, n) => {
        const left = panel.X(n - 0.36), width = panel.X(n + 0.36) - left;
        pen.fillStyle = colours[colour];
        pen.fillRect(left, Math.min(zero, panel.Y(v)), width, Math.max(1, Math.abs(panel.Y(v) - zero)));
        panel.text(write(v, digits), n, v, { dy: v < 0 ? 14 + away : -5 - away });
        panel.text(names[n], n, panel.y[0], { colour: colours.soft, dy: 22 });
      });
      panel.segment(panel.x[0], 0, panel.x[1], 0, colours.soft, 0.7);
    };
    return panel;
  };
  const scored = bars("score z", "the scores as bars", [-8.5, 8.5], scores, 1, "blue", 11);
  bars("eᶻ: always positive", "e to each score as bars",
    (list) => [0, Math.max(...list) * 1.2], exps, 2, "green");
  bars("eᶻ / sum: a probability", "the probabilities as bars", [0, 1.15], shares, 3, "orange");
  names.forEach((name, n) => scored.handle({
    label: `score of “${name}”`, colour: "blue", sign: "↕", step: [0, 0.1],
    get: () => [n, scores()[n]],
    set: (_, y) => stage.set({ scores: values.scores.map((old, i) =>
      (i === n ? clamp(Math.round((y - values.shift) * 10) / 10, -4, 4) : old)) }),
    says: () => `${write(scores()[n], 1)}, probability ${write(shares()[n], 3)}`,
  }));

  stage.row(...sliders, shift).add(stage.panels, stage.words);
  sliders[0].parentElement.classList.add("play-small");
  stage.drawings.push(() => {
    sliders.forEach((box, n) => box.put(values.scores[n]));
    const list = names.map((name, n) => `${name} ${write(shares()[n], 3)}`).join(", ");
    stage.says(`Probabilities: ${list}. Their sum is ${write(sum(shares()), 3)}.`);
  });
  stage.draw();
  return stage.stop;
}

export default { render };
