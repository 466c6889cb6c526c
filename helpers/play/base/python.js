// Questions to Python.

// Ask Python and wait for its answer; where none comes, say what that may mean.
class Line {
  constructor(stage) {
    Object.assign(this, { stage, last: 0, open: new Map() });
    stage.model.on("msg:custom", (content, buffers) => {
      this.open.get(content.id)?.([content, buffers]);
      this.open.delete(content.id);
    });
  }

  ask(question) {
    const id = `${++this.last}-${Math.random()}`, { stage } = this;
    const waiting = setTimeout(() => stage.problem(
      "Waiting for Python. It may be busy with another cell; if not, run this cell again."), 4000);
    return new Promise((resolve) => {
      this.open.set(id, (answer) => {
        clearTimeout(waiting);
        stage.problem(answer[0].problem ?? "");
        resolve(answer);
      });
      stage.model.send({ ...question, id });
    });
  }
}
