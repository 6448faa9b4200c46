// Times survey-core on the forms of crates/pli-core/benches, headless; one JSON line a measure, as the other bench writes.

import { Model } from "survey-core";
import { data, form } from "./forms.mjs";

function measure(name, count, once) {
  const times = Array.from({ length: count }, (_, turn) => once(turn)).sort((a, b) => a - b);
  const at = (percent) => times[Math.min(Math.floor((times.length * percent) / 100), times.length - 1)] * 1000;
  console.log(JSON.stringify({ name, p50_us: Number(at(50).toFixed(1)), p99_us: Number(at(99).toFixed(1)) }));
}

function timed(act) {
  const begin = performance.now();
  act();
  return performance.now() - begin;
}

function open(tables, lines) {
  const model = new Model(form(tables, lines));
  model.data = data(tables, lines);
  // Rows are made when they are asked for: the table is asked as a screen would.
  for (let table = 0; table < tables; table += 1) model.getQuestionByName(`t${table}`).visibleRows;
  return model;
}

function cell(model, table, line, column) {
  return model.getQuestionByName(`t${table}`).visibleRows[line].cells.find((known) => known.column.name === column).question;
}

const [tables, lines, long] = [10, 200, 5000];

let wide;
measure("wide: whole evaluation", 1, () => timed(() => { wide = open(tables, lines); }));
const total = () => wide.getValue("all");
const before = total();
measure("wide: one answer", 10, (turn) =>
  timed(() => { cell(wide, turn % tables, (turn * 7) % lines, "price").value = turn + 111; }));
if (total() === before || !(total() > 0)) throw new Error(`the total did not follow: ${before} then ${total()}`);
wide = undefined;

let one;
measure("long: whole evaluation", 1, () => timed(() => { one = open(1, long); }));
measure("long: one answer", 5, (turn) =>
  timed(() => { cell(one, 0, (turn * 37) % long, "quantity").value = turn + 11; }));
measure("long: a row inserted in the middle", 3, (turn) => timed(() => one.getQuestionByName("t0").addRowByIndex({}, turn * 13)));
measure("long: that row deleted", 3, (turn) => timed(() => one.getQuestionByName("t0").removeRow(turn * 13)));
