// A face made of five numbers, the network that reads them, and its answer.

// How far each feature shows: what the drawing measures in, from feature 0 to 1.
const EAR = [0.12, 0.95], SNOUT = [0.2, 0.52], WHISKERS = [0.05, 0.62], PUPIL = [0.03, 0.13];
const between = ([low, high], share) => low + (high - low) * share;
const shareOf = ([low, high], value) => clamp((value - low) / (high - low), 0, 1);

function render(context) {
  const stage = new Stage(context, "A trained network that tells cats from other animals");
  const { values, data } = stage, { features, animals } = data;
  const hidden = (face) => data.W1.map((row, i) =>
    Math.tanh(sum(row.map((w, j) => w * face[j])) + data.b1[i]));
  const answer = (face) => sigmoid(sum(hidden(face).map((a, i) => data.W2[i] * a)) + data.b2);
  const changed = (n, v) => values.face.map((old, i) => (i === n ? clamp(v, 0, 1) : old));
  const change = (n, v) => stage.set({ face: changed(n, v) });

  // ---------------------------------------------------------------- the face
  const face = new Panel(stage, {
    title: "the input: drag a dot", label: "a face drawn from the five numbers below",
    x: [-1.3, 1.3], y: [-1.2, 1.75], height: 290, margin: { left: 4, right: 4, top: 4, bottom: 4 },
  });
  const scale = () => Math.min(face.inner[2] / 2.6, face.inner[3] / 2.95);
  face.paint = (colours) => {
    const { pen } = face, [ears, round, snout, whiskers, pupils] = values.face, s = scale();
    const centre = face.inner[0] + face.inner[2] / 2;
    face.x = [-face.inner[2] / s / 2, face.inner[2] / s / 2]; // so that circles are round
    pen.save();
    pen.translate(centre, face.Y(0));
    pen.scale(s, -s);
    pen.lineWidth = 0.03;
    pen.strokeStyle = colours.ink;
    pen.fillStyle = colours.faint;
    for (const side of [-1, 1]) drawEar(pen, side, between(EAR, ears), round);
    ellipse(pen, 0, 0, 0.85, 0.78);
    for (const side of [-1, 1]) {
      pen.fillStyle = colours.paper;
      ellipse(pen, side * 0.34, 0.2, 0.15, 0.15);
      pen.fillStyle = colours.ink;
      ellipse(pen, side * 0.34, 0.2, between(PUPIL, pupils), 0.13);
    }
    pen.fillStyle = colours.paper;
    const long = between(SNOUT, snout);
    ellipse(pen, 0, -0.3 - long * 0.3, 0.26, long * 0.8);
    pen.fillStyle = colours.ink;
    ellipse(pen, 0, -0.22, 0.1, 0.06);
    pen.lineWidth = 0.02;
    pen.beginPath();
    for (const side of [-1, 1]) for (const tilt of [-0.14, 0, 0.14]) {
      pen.moveTo(side * 0.3, -0.35);
      pen.lineTo(side * (0.3 + between(WHISKERS, whiskers)), -0.35 + tilt * (1 + whiskers));
    }
    pen.stroke();
    pen.restore();
  };

  const percent = (n) => () => `${features[n]} ${Math.round(100 * values.face[n])} of 100`;
  const knob = (n, label, get, set, step = [0.03, 0.03]) =>
    face.handle({ label, colour: "purple", get, set, step, says: percent(n) });
  knob(0, "tip of the ear: up is longer, outwards is rounder",
    () => [0.5 + 0.3 * values.face[1], 0.62 + between(EAR, values.face[0])],
    (x, y) => {
      const ears = shareOf(EAR, y - 0.62), round = clamp((x - 0.5) / 0.3, 0, 1);
      stage.set({ face: values.face.map((v, i) => [ears, round][i] ?? v) });
    });
  knob(2, "end of the snout", () => [0, -0.3 - between(SNOUT, values.face[2]) * 1.1],
    (x, y) => change(2, shareOf(SNOUT, (-0.3 - y) / 1.1)), [0, 0.02]);
  knob(3, "end of the whiskers", () => [0.3 + between(WHISKERS, values.face[3]), -0.35],
    (x) => change(3, shareOf(WHISKERS, x - 0.3)), [0.02, 0]);
  knob(4, "edge of the pupil", () => [0.34 + between(PUPIL, values.face[4]), 0.2],
    (x) => change(4, shareOf(PUPIL, x - 0.34)), [0.005, 0]);

  // ------------------------------------------------------------- the network
  const net = new Panel(stage, {
    title: "the network", x: [0, 2], y: [-0.6, 5], height: 290,
    margin: { left: 92, right: 62, top: 6, bottom: 6 },
    label: "five inputs, four hidden units and one output; orange pushes towards cat, blue away",
  });
  net.paint = (colours) => {
    const active = hidden(values.face), p = answer(values.face);
    const inputs = features.map((_, j) => [0, 4.4 - j]), units = active.map((_, i) => [1, 4 - 1.2 * i]);
    const colour = (v) => (v > 0 ? colours.orange : colours.blue);
    inputs.forEach(([x, y], j) => units.forEach(([ux, uy], i) =>
      net.segment(x, y, ux, uy, colour(data.W1[i][j]), Math.min(4, Math.abs(data.W1[i][j]) * 0.5))));
    units.forEach(([x, y], i) => net.segment(x, y, 2, 2.2, colour(data.W2[i]), Math.abs(data.W2[i]) * 0.6));
    const shade = diverging(colours), fill = (v) => `rgb(${shade(v).map(Math.round).join()})`;
    const node = ([x, y], v, words, size = 15) => {
      net.mark(x, y, "circle", colours.soft, size + 1.5);
      net.mark(x, y, "circle", fill(v), size);
      net.text(words, x, y, { dy: 4 });
    };
    inputs.forEach((at, j) => {
      node(at, 0, write(values.face[j]));
      net.text(features[j], at[0], at[1], { align: "right", dx: -20, dy: 4 });
    });
    units.forEach((at, i) => node(at, active[i], write(active[i], 1)));
    node([2, 2.2], 2 * p - 1, write(p), 20);
    net.text("“cat”", 2, 2.2, { align: "left", dx: 25, dy: 4 });
  };

  // -------------------------------------------------------------- the sliders
  const sliders = features.map((name, n) => slider(stage, {
    label: name, min: 0, max: 1, step: 0.01, value: values.face[n],
    show: (v) => write(v), change: (v) => change(n, v),
  }));
  const strips = sliders.map((box) => {
    const strip = make("div", { class: "play-strip", "aria-hidden": "true" });
    box.append(strip);
    return strip;
  });
  const verdict = make("p", { class: "play-verdict" });
  const animal = (name) => button(stage, `a ${name}`, () => stage.set({ face: [...animals[name]] }));
  stage.add(verdict, stage.panels).row(...sliders).row(...Object.keys(animals).map(animal)).add(
    make("p", {}, "Under each slider: what the network would say if you moved this slider alone, " +
      "from blue (surely not a cat) to orange (surely a cat)."), stage.words);
  stage.words.classList.add("play-hidden");
  sliders[0].parentElement.classList.add("play-small");
  face.figure.classList.add("play-fine");

  stage.drawings.push((colours) => {
    const p = answer(values.face), shade = diverging(colours);
    const word = p > 0.5 ? "Cat" : "Not a cat";
    verdict.textContent = `${word}: the network’s probability of “cat” is ${Math.round(100 * p)} %.`;
    verdict.style.borderColor = p > 0.5 ? colours.orange : colours.blue;
    stage.says(verdict.textContent);
    sliders.forEach((box, n) => {
      box.put(values.face[n]);
      const stops = spread(0, 1, 33).map((v) => `rgb(${shade(2 * answer(changed(n, v)) - 1).join()})`);
      strips[n].style.background = `linear-gradient(to right, ${stops.join()})`;
    });
  });

  stage.draw();
  return stage.stop;
}

function ellipse(pen, x, y, width, height) {
  pen.beginPath();
  pen.ellipse(x, y, width, height, 0, 0, 7);
  pen.fill();
  pen.stroke();
}

// From a pointed triangle (round = 0) to a disc (round = 1).
function drawEar(pen, side, long, round) {
  const bulge = 0.55 * round, tip = [0.5 + 0.2 * round, 0.62 + long];
  const at = (x, y) => [side * x, y];
  pen.beginPath();
  pen.moveTo(...at(0.15, 0.62));
  pen.quadraticCurveTo(...at(0.25 - bulge * 0.4, 0.62 + long * (0.5 + bulge)), ...at(...tip));
  pen.quadraticCurveTo(...at(0.82 + bulge * 0.6, 0.5 + long * (0.5 + bulge)), ...at(0.78, 0.3));
  pen.closePath();
  pen.fill();
  pen.stroke();
}

export default { render };
