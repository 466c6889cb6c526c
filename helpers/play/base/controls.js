// Sliders, choices, menus and buttons.

let groups = 0; // names of radio groups must differ

function slider(stage, { label, min, max, step, value, show = (v) => String(v), change }) {
  const input = make("input", { type: "range", min, max, step, "aria-label": label });
  const output = make("b", {});
  const write = () => {
    output.textContent = show(Number(input.value), input);
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.value = value;
  input.addEventListener("input", () => { write(); change(Number(input.value)); });
  write();
  const box = make("label", { class: "play-slider" }, make("span", {}, label, output), input);
  return Object.assign(box, { input, put(v) { input.value = v; write(); } });
}

function choice(stage, { label, options, value, change }) {
  const name = `play-${++groups}-${Math.random()}`;
  const buttons = options.map((option) => {
    const input = make("input", { type: "radio", name, value: option, onchange: () => change(option) });
    input.checked = option === value;
    return make("label", {}, input, option);
  });
  return make("fieldset", {}, make("legend", {}, label),
    make("div", { class: "play-choices" }, ...buttons));
}

function menu(stage, { label, options, value, change }) {
  const list = make("select", { "aria-label": label },
    ...options.map((option) => make("option", { value: option }, option)));
  list.value = value;
  list.addEventListener("change", () => change(list.value));
  return Object.assign(make("label", {}, label, " ", list), { list });
}

function button(stage, label, click) {
  return make("button", { class: "play-button", type: "button", onclick: click }, label);
}
