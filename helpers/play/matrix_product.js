// Row times column: where row i of A meets column j of B stands entry [i, j].

const SHARES = { "A @ B": true, "np.dot(A, B)": true, "A * B": false };

// What the operation does to these shapes: a result and its steps, or an error.
function plan({ a, b, operation }) {
  if (SHARES[operation]) {
    if (a[1] !== b[0])
      return { error: `ValueError: A has ${a[1]} columns but B has ${b[0]} rows. ` +
        "The two inner sizes must be equal." };
    return { shape: [a[0], b[1]], terms: a[1] };
  }
  const fits = [0, 1].every((axis) => a[axis] === b[axis] || a[axis] === 1 || b[axis] === 1);
  if (!fits)
    return { error: `ValueError: * works entry by entry, and shapes (${a.join(", ")}) and ` +
      `(${b.join(", ")}) cannot be broadcast together.` };
  return { shape: [0, 1].map((axis) => Math.max(a[axis], b[axis])), terms: 1 };
}

// The numbers that are multiplied for term k of entry [i, j]: their places in A and B.
function places({ a, b, operation }, i, j, k) {
  if (SHARES[operation]) return [[i, k], [k, j]];
  return [a, b].map((size) => [size[0] === 1 ? 0 : i, size[1] === 1 ? 0 : j]);
}

function loops({ shape, terms }, { a, b, operation }, [i, j, k]) {
  const now = (name, value) => (value === null ? "" : `   # ${name} = ${value}`);
  const head = `C = np.zeros((${shape.join(", ")}))\n` +
    `for i in range(${shape[0]}):${now("i", i)}\n` +
    `    for j in range(${shape[1]}):${now("j", j)}\n`;
  if (SHARES[operation])
    return head + `        for k in range(${terms}):${now("k", k)}\n` +
      "            C[i, j] += A[i, k] * B[k, j]\n\n" + `C = ${operation}   # the same numbers`;
  const at = (size) => size.map((n, axis) => (n === 1 ? "0" : "ij"[axis])).join(", ");
  return head + `        C[i, j] = A[${at(a)}] * B[${at(b)}]\n\nC = A * B   # the same numbers`;
}

function render(context) {
  const stage = new Stage(context, "A matrix product, one multiplication at a time");
  const { values } = stage;
  const tables = make("div", { class: "play-tables" });
  const code = make("pre", { "aria-label": "the same as loops" });
  const shapes = make("p", { class: "play-shapes" });
  const operation = choice(stage, {
    label: "operation", options: Object.keys(SHARES), value: values.operation,
    change: (v) => stage.set({ operation: v, step: 1e9 }),
  });
  const steps = slider(stage, {
    label: "multiplications done", min: 0, max: 24, step: 1, value: values.step,
    show: (v, input) => `${v} of ${input.max}`, change: (v) => stage.set({ step: v }),
  });
  const size = (name, axis, label) => slider(stage, {
    label, min: 1, max: 4, step: 1, value: values[name][axis],
    change: (v) => stage.set({ [name]: values[name].map((n, i) => (i === axis ? v : n)), step: 1e9 }),
  });
  const beside = make("div", { class: "play-beside" }, tables, code);
  stage.row(operation, steps).add(shapes, stage.trouble, beside, stage.words).row(
    size("a", 0, "rows of A"), size("a", 1, "columns of A"),
    size("b", 0, "rows of B"), size("b", 1, "columns of B"));

  let built = "";
  stage.root.lastChild.classList.add("play-small");

  stage.drawings.push(() => {
    const todo = plan(values), { shape = [0, 0], terms = 0 } = todo;
    const total = shape[0] * shape[1] * terms;
    values.step = Math.min(values.step, total);
    steps.input.max = total;
    steps.put(values.step);
    const layout = JSON.stringify([values.a, values.b, shape]);
    if (layout !== built) build();
    built = layout;
    fill(todo, total);
  });

  // Lay the three tables out anew: only when a shape changed, so that the focus stays.
  function build() {
    const { shape = [0, 0] } = plan(values);
    const entry = (name) => (i, j) => make("input", {
      type: "number", "aria-label": `${name}[${i}, ${j}]`, value: values[name][i][j], step: 1,
      oninput: (event) => {
        values[name] = values[name].map((row) => [...row]);
        values[name][i][j] = Number(event.target.value) || 0;
        stage.set({});
      },
    });
    const result = (i, j) => make("button", {
      type: "button", class: "play-entry",
      onclick: () => stage.set({ step: (i * shape[1] + j + 1) * plan(values).terms }),
    });
    const table = (name, [rows, columns], cell) => make("table", { "data-name": name },
      make("caption", {}, rows ? `${name} (${rows}, ${columns})` : name),
      make("tbody", {}, ...range(rows).map((i) =>
        make("tr", {}, ...range(columns).map((j) => make("td", {}, cell(i, j)))))));
    tables.replaceChildren(make("span"), table("B", values.b, entry("B")),
      table("A", values.a, entry("A")), table("C", shape, result));
  }

  const cells = (name) => [...tables.querySelectorAll(`[data-name=${name}] tr`)]
    .map((row) => [...row.querySelectorAll("td")]);

  // Write what is known after so many multiplications, and colour what was used last.
  function fill({ error, shape = [0, 0], terms = 0 }, total) {
    const last = Math.max(0, values.step - 1), entry = Math.floor(last / (terms || 1));
    const started = values.step > 0 && total > 0;
    const [i, j, k] = started
      ? [Math.floor(entry / shape[1]), entry % shape[1], last % terms] : [null, null, null];
    const [A, B, C] = ["A", "B", "C"].map(cells);
    for (const cell of [A, B, C].flat(2)) cell.className = "";
    for (const [at, cell] of C.flat().entries()) {
      const known = clamp(values.step - at * terms, 0, terms);
      const parts = range(known).map((n) => term(Math.floor(at / shape[1]), at % shape[1], n));
      const text = known ? write(sum(parts.map(([x, y]) => x * y)), 0) : "·";
      cell.firstChild.textContent = text;
      cell.firstChild.setAttribute("aria-label",
        `C[${Math.floor(at / shape[1])}, ${at % shape[1]}] ${known ? text : "not yet"}`);
    }
    if (started) {
      for (let n = 0; n < terms; n++) {
        const [inA, inB] = places(values, i, j, n), strong = n === k ? " now" : "";
        A[inA[0]][inA[1]].className = `of-a${strong}`;
        B[inB[0]][inB[1]].className = `of-b${strong}`;
      }
      C[i][j].className = "of-c";
    }
    stage.problem(error ?? "");
    shapes.textContent = `(${values.a.join(", ")}) ${SHARES[values.operation] ? "@" : "*"} ` +
      `(${values.b.join(", ")}) → ${error ? "does not fit" : `(${shape.join(", ")})`}`;
    code.textContent = error ? `C = ${values.operation}` : loops({ shape, terms }, values, [i, j, k]);
    stage.says(started ? story(i, j, k, terms) : error ? "" : "Nothing multiplied yet.");
  }

  const term = (i, j, n) => {
    const [inA, inB] = places(values, i, j, n);
    return [values.A[inA[0]][inA[1]], values.B[inB[0]][inB[1]]];
  };

  function story(i, j, k, terms) {
    const number = (v) => (v < 0 ? `(${write(v, 0)})` : write(v, 0));
    const done = range(k + 1).map((n) => term(i, j, n));
    const row = SHARES[values.operation] ? ` row ${i} of A times column ${j} of B:` : "";
    return `C[${i}, ${j}],${row} ${done.map(([x, y]) => `${number(x)} · ${number(y)}`).join(" + ")}` +
      ` = ${write(sum(done.map(([x, y]) => x * y)), 0)}${k + 1 < terms ? " so far" : ""}`;
  }

  stage.draw();
  return stage.stop;
}

export default { render };
