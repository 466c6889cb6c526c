// Activations and their slopes; one point moves along all of them.

function render(context) {
  const stage = new Stage(context, "Activation functions and their slopes");
  const { values, data } = stage, names = Object.keys(data.curves);
  const [low, high] = [data.z[0], data.z.at(-1)];
  // A value between two measured ones.
  const read = (list, z) => {
    const at = clamp(((z - low) / (high - low)) * (list.length - 1), 0, list.length - 1.001);
    const n = Math.floor(at), share = at - n;
    return (1 - share) * (list[n] ?? NaN) + share * (list[n + 1] ?? NaN);
  };
  const move = (z) => stage.set({ z: clamp(z, low, high) });
  const input = slider(stage, {
    label: "score z", min: low, max: high, step: 0.05, value: values.z, show: (v) => write(v), change: move,
  });

  for (const name of names) {
    const { value, slope, problem } = data.curves[name];
    const panel = new Panel(stage, {
      title: name, x: [low, high], y: [-1.6, 3.2], height: 190, margin: { left: 26 },
      label: `${name} and its slope; the numbers at z are in the text below`,
    });
    if (problem) {
      panel.figure.append(make("p", { class: "play-problem", role: "alert" }, problem));
      panel.box.remove();
      continue;
    }
    const height = () => read(value, values.z), steep = () => read(slope, values.z);
    panel.paint = (colours) => {
      const z = values.z;
      panel.axes({ xlabel: "z", xticks: [-4, 0, 4], yticks: [-1, 0, 1, 3] });
      panel.inside(() => {
        panel.line(data.z, slope.map((v) => v ?? NaN), colours.purple, { dash: [7, 4] });
        panel.line(data.z, value.map((v) => v ?? NaN), colours.blue, { width: 2.5 });
        panel.segment(z - 1.3, height() - 1.3 * steep(), z + 1.3, height() + 1.3 * steep(), colours.ink, 2);
        panel.segment(z, height(), z, steep(), colours.soft, 1, [2, 3]);
        panel.mark(z, steep(), "triangle", colours.purple, 6);
      });
      panel.caption.textContent = `${name}: value ${write(height())}, slope ${write(steep())}`;
    };
    panel.handle({
      label: `${name}: the point where the tangent touches`, colour: "blue", step: [0.1, 0],
      get: () => [values.z, clamp(height(), -1.6, 3.2)], set: move,
      says: () => `z ${write(values.z)}, value ${write(height())}, slope ${write(steep())}`,
    });
  }

  stage.panels.classList.add("play-pairs", "play-fine");
  stage.row(input).add(stage.panels, make("p", {},
    "Solid: the value, with its tangent at z. Dashed: the slope. Drag a dot."), stage.words);
  stage.words.classList.add("play-hidden");
  stage.drawings.push(() => {
    input.put(values.z);
    const parts = names.filter((name) => !data.curves[name].problem).map((name) =>
      `${name} ${write(read(data.curves[name].value, values.z))}, slope ${write(read(data.curves[name].slope, values.z))}`);
    stage.says(`At z = ${write(values.z)}: ${parts.join("; ")}.`);
  });
  stage.draw();
  return stage.stop;
}

export default { render };
