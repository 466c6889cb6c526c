// What a hand does, with a mouse, a pen or a finger.

// Call `moved` with pixels inside `box` for as long as a pointer is down on `target`.
function drag(target, box, moved, kinds = ["mouse", "pen", "touch"]) {
  const move = (event) => {
    const frame = box.getBoundingClientRect();
    moved(event.clientX - frame.left, event.clientY - frame.top);
  };
  target.addEventListener("pointerdown", (event) => {
    if (!kinds.includes(event.pointerType)) return;
    target.setPointerCapture(event.pointerId);
    target.addEventListener("pointermove", move);
    if (target.tabIndex >= 0) target.focus({ preventScroll: true });
    event.preventDefault();
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
    target.addEventListener(end, () => target.removeEventListener("pointermove", move));
}
