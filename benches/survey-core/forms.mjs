// The two forms of crates/pli-core/benches/live/large_form.rs, as survey-core writes them.

const columns = [
  { name: "name", cellType: "text", isRequired: true },
  { name: "quantity", cellType: "text", inputType: "number", isRequired: true },
  { name: "price", cellType: "text", inputType: "number", min: 0, isRequired: true },
  { name: "rate", cellType: "text", inputType: "number" },
  { name: "paid", cellType: "text", inputType: "number", min: 0, visibleIf: "{row.quantity} > 0" },
  { name: "gross", cellType: "expression", expression: "round({row.quantity} * {row.price}, 2)" },
  { name: "vat", cellType: "expression", expression: "round({row.gross} * {row.rate} / 100, 2)" },
  { name: "net", cellType: "expression", expression: "round({row.gross} + {row.vat}, 2)" },
  { name: "due", cellType: "expression", expression: "round({row.net} - {row.paid}, 2)" },
];

/** A form of so many tables of so many lines. */
export function form(tables, lines) {
  const names = Array.from({ length: tables }, (_, table) => `t${table}`);
  const elements = names.flatMap((name) => [
    {
      type: "matrixdynamic",
      name,
      rowCount: lines,
      maxRowCount: 10_000,
      isRequired: true,
      columns: columns.map((column) => ({
        ...column,
        ...(column.name === "paid" ? { validators: [{ type: "expression", expression: "{row.paid} <= {row.net}" }] } : {}),
      })),
    },
    { type: "expression", name: `${name}_net`, expression: `sumInArray({${name}}, 'net')` },
    { type: "expression", name: `${name}_due`, expression: `sumInArray({${name}}, 'due')` },
    { type: "expression", name: `${name}_max`, expression: `maxInArray({${name}}, 'net')` },
  ]);
  const sum = (what) => names.map((name) => `{${name}_${what}}`).join(" + ");
  elements.push({ type: "expression", name: "all", expression: sum("net") });
  elements.push({ type: "expression", name: "rest", expression: sum("due") });
  return { elements };
}

/** The answers of a form. */
export function data(tables, lines) {
  const rows = () =>
    Array.from({ length: lines }, (_, line) => ({
      name: `Ligne ${line}`,
      quantity: 1 + (line % 7),
      price: 10 + (line % 90),
      rate: 20,
      paid: line % 9,
    }));
  return Object.fromEntries(Array.from({ length: tables }, (_, table) => [`t${table}`, rows()]));
}
