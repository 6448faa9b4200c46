/** Waiting, said in words; it appears only when the wait can be felt. */
export function Busy({ children }: { children: string }) {
  return (
    <p className="busy" role="status">
      <span className="spinner" aria-hidden="true" />
      {children}
    </p>
  );
}

/** A bar of true progress: what is done of what there is. */
export function Progress({ label, done, total, words }: { label: string; done: number; total: number; words: string }) {
  return (
    <div className="progress">
      <progress aria-label={label} value={done} max={Math.max(total, 1)} />
      <span className="num small soft">{words}</span>
    </div>
  );
}
