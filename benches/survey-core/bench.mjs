// Times survey-core on the forms of crates/pli-core/benches, headless; one JSON line a measure, as soon as it is taken.
//
// Sizes grow until the time is up (the first argument, in seconds; 240 without one): the largest take minutes to open.

import { Model } from "survey-core";
import { data, form } from "./forms.mjs";

/** Tables and lines; `crates/pli-core/benches/beside.rs` has the same. */
const SIZES = [[1, 50], [10, 20], [1, 200], [10, 200], [1, 1000], [1, 5000]];
const KEYSTROKES = 20;
const ROWS = 5;
/** Seconds that one series takes at most. */
const SERIES = 15;

const limit = Number(process.argv[2] ?? 240) * 1000;

function timed(act) {
  const begin = performance.now();
  act();
  return performance.now() - begin;
}

function tell(name, times) {
  times.sort((a, b) => a - b);
  const at = (percent) => times[Math.min(Math.floor((times.length * percent) / 100), times.length - 1)] * 1000;
  console.log(JSON.stringify({ name, p50_us: Number(at(50).toFixed(1)), p99_us: Number(at(99).toFixed(1)), count: times.length }));
}

function series(name, most, once) {
  const times = [];
  const begin = performance.now();
  while (times.length < most && performance.now() - begin < SERIES * 1000) times.push(once(times.length));
  tell(name, times);
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

/** Milliseconds that a line took to open, in the size before: none is begun that would outlast the limit. */
let perLine = 0;

for (const [tables, lines] of SIZES) {
  const size = `${tables} × ${lines} lines`;
  if (performance.now() + perLine * tables * lines > limit) {
    console.error(`${size}: left out, opening would take about ${Math.round((perLine * tables * lines) / 1000)} s`);
    continue;
  }
  let model;
  const took = timed(() => { model = open(tables, lines); });
  perLine = took / (tables * lines);
  tell(`${size}: whole evaluation`, [took]);
  const before = model.getValue("all");
  series(`${size}: one answer`, KEYSTROKES, (turn) =>
    timed(() => { cell(model, turn % tables, (turn * 7) % lines, "price").value = turn + 111; }));
  const after = model.getValue("all");
  if (after === before || !(after > 0)) throw new Error(`the total did not follow: ${before} then ${after}`);
  const table = model.getQuestionByName("t0");
  series(`${size}: a row inserted`, ROWS, (turn) => timed(() => table.addRowByIndex({}, (turn * 13) % lines)));
  series(`${size}: a row deleted`, ROWS, (turn) => timed(() => table.removeRow((turn * 13) % lines)));
}
