/** Drawn signs. Each goes with a word: a sign alone says nothing to everyone. */
const drawings = {
  check: "M4 10.5l4 4L16.5 6",
  half: "M10 3a7 7 0 1 1 0 14a7 7 0 0 1 0-14zM10 3v14",
  ring: "M10 3.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z",
  stop: "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15zM10 6v5M10 13.6v.4",
  warn: "M10 3l8 14H2zM10 8.2v4M10 14.4v.2",
  info: "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15zM10 9v5M10 6.2v.3",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  close: "M5 5l10 10M15 5L5 15",
  up: "M10 16V5M5 9.5L10 4.5l5 5",
  down: "M10 4v11M5 10.5l5 5l5-5",
  right: "M7.5 4.5L13 10l-5.5 5.5",
  left: "M12.5 4.5L7 10l5.5 5.5",
  unfold: "M5 8l5 5l5-5",
  clip: "M14.5 8.5l-5.6 5.6a3 3 0 0 1-4.2-4.2l6.2-6.2a2 2 0 0 1 2.9 2.9l-6 6a1 1 0 0 1-1.5-1.5l5.2-5.2",
  file: "M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15",
  folder: "M2.5 5h5l1.6 2h8.4v9h-15z",
  call: "M3 4h14v10H9l-4 3.2V14H3z",
  person: "M10 3.2a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 0 1 0-6.6zM3.5 17c.4-3.6 3-5.2 6.5-5.2s6.1 1.6 6.5 5.2",
  gear: "M3 6h8M15 6h2M3 14h2M9 14h8M13 3.8v4.4M7 11.8v4.4",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  clock: "M10 2.8a7.2 7.2 0 1 1 0 14.4a7.2 7.2 0 0 1 0-14.4zM10 6v4.3l3 1.8",
  undo: "M7.5 4L3.5 8l4 4M3.5 8h8a4.5 4.5 0 0 1 0 9H8",
  redo: "M12.5 4l4 4l-4 4M16.5 8h-8a4.5 4.5 0 0 0 0 9H12",
  trash: "M3.5 5.5h13M8 5.5V3h4v2.5M5.5 5.5l.8 12h7.4l.8-12",
  save: "M10 3v9M6 8.5l4 4l4-4M3.5 16.5h13",
  print: "M6 7V3h8v4M4 7h12v7h-2.5M6.5 14H4M6 11.5h8V17H6z",
  sync: "M4 8a6.3 6.3 0 0 1 11.3-1.6M16.5 3.5v3.6h-3.6M16 12a6.3 6.3 0 0 1-11.3 1.6M3.5 16.5v-3.6h3.6",
  pen: "M3.5 16.5l1-4L13.8 3.2l3 3L7.5 15.5zM11.8 5.2l3 3",
  calendar: "M3.5 5h13v12h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  eye: "M2 10c2-3.6 4.8-5.2 8-5.2S16 6.400 18 10c-2 3.600-4.800 5.200-8 5.200S4 13.600 2 10zM10 7.600a2.400 2.400 0 1 1 0 4.800a2.400 2.400 0 0 1 0-4.800z",
  send: "M3 10L17 3.500L13 17l-3-5.500zM10 11.500L17 3.500",
  key: "M13 3.500a3.800 3.800 0 1 1-3.300 5.700L3.500 15.500V17.500H6.500V15.500H8.500V13.500L10.300 11.600",
  seal: "M10 2.800a4.700 4.700 0 1 1 0 9.400a4.700 4.700 0 0 1 0-9.400zM7 11.500L5.800 17.500L10 15.300L14.200 17.500L13 11.500",
} as const;

export type IconName = keyof typeof drawings;

export function Icon(props: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${props.className ?? ""}`} viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round">
      <path d={drawings[props.name]} />
      {props.name === "half" && <path d="M10 3.500a6.500 6.500 0 0 1 0 13z" fill="currentColor" stroke="none" />}
    </svg>
  );
}
