// A playground on the page: plain DOM, no framework, no network.

// Make an element: attributes, `on…` listeners, children (elements or text).
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// A playground on the page: where things go, how it speaks, when it draws again.
class Stage {
  constructor({ model, el, signal }, label) {
    this.model = model;
    this.data = model.get("data");
    this.values = { ...model.get("values") };
    this.drawings = [];
    this.panels = make("div", { class: "play-panels" });
    this.words = make("p", { class: "play-says", role: "status" });
    this.trouble = make("div", { class: "play-problem", role: "alert" });
    this.root = make("div", {
      class: "play", role: "group", "aria-label": label, "data-lm-suppress-shortcuts": "true",
    });
    // A notebook's own keys must not act on arrows pressed in here.
    this.root.addEventListener("keydown", (event) => event.stopPropagation());
    el.replaceChildren(this.root);
    const resized = new ResizeObserver(() => this.draw());
    const themed = new MutationObserver(() => this.draw());
    resized.observe(this.root);
    for (const node of [document.body, document.documentElement])
      themed.observe(node, { attributes: true });
    this.stop = () => { resized.disconnect(); themed.disconnect(); this.gone = true; };
  }

  add(...parts) { this.root.append(...parts); return this; }
  row(...parts) { return this.add(make("div", { class: "play-row" }, ...parts)); }

  // Draw at the next frame, however often this is called before it.
  draw() {
    if (this.due) return;
    this.due = requestAnimationFrame(() => { this.due = 0; this.drawNow(); });
  }

  drawNow() {
    if (!this.root.clientWidth) return; // scrolled out of the notebook; drawn when it is back
    this.colours = isDark(this.root.parentElement) ? DARK : LIGHT;
    for (const [name, colour] of Object.entries(this.colours))
      this.root.style.setProperty(`--${name}`, colour);
    for (const drawing of this.drawings) drawing(this.colours);
  }

  // Change values, draw, and let Python know a little later.
  set(changes) {
    Object.assign(this.values, changes);
    this.draw();
    clearTimeout(this.saving);
    this.saving = setTimeout(() => {
      this.model.set("values", { ...this.values });
      this.model.save_changes();
    }, 300);
  }

  // Words for all; a screen reader hears them once the hand rests.
  says(text) {
    if (text === this.said) return;
    this.said = text;
    this.words.setAttribute("aria-live", "off");
    this.words.textContent = text;
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      this.words.setAttribute("aria-live", "polite");
      this.words.textContent = text + "\u200a"; // a change, or it is not read
    }, 700);
  }

  problem(text) { if (this.trouble.textContent !== text) this.trouble.textContent = text; }
}
