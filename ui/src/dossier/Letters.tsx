/** Letters of the Region: each with the verdict of the day on which it came, and a button that judges it again. */
import { door, type LetterVerdictView, type LetterView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { useAsk } from "../state/useAsk";
import { useWords, type Words } from "../words";
import { momentWords } from "../words/format";

const tones = { "TOTAL-PASSED": "green", INDETERMINATE: "amber", "TOTAL-FAILED": "red" } as const;

interface Props {
  letters: LetterView[];
  onChecked: () => void;
}

export function Letters({ letters, onChecked }: Props) {
  const words = useWords();
  if (letters.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="letters-title">
      <h3 id="letters-title">{words.t("letters-title")}</h3>
      {letters.map((letter) => <Letter key={letter.id} letter={letter} onChecked={onChecked} />)}
    </section>
  );
}

function Letter({ letter, onChecked }: { letter: LetterView; onChecked: () => void }) {
  const words = useWords();
  const say = useSay();
  const again = useAsk(async () => {
    const view = await door.letter_verify({ id: letter.id });
    if (view.checked) say(title(words, view.checked));
    onChecked();
  });
  const keep = useAsk(() => door.saveLetter(letter.id));
  const id = `letter-${letter.id}`;
  return (
    <article className="card stack" aria-labelledby={id}>
      <h4 id={id}>{letter.subject}</h4>
      <p className="small soft num">{words.t("letter-when", { sent: momentWords(words, letter.sent_at), received: momentWords(words, letter.received_at) })}</p>
      <Verdict verdict={letter.verdict} when="letter-on-arrival" />
      {letter.checked && <Verdict verdict={letter.checked} when="letter-checked" />}
      <details className="small">
        <summary>{words.t("letter-trusted", { count: letter.trusted.length })}</summary>
        <ul>{letter.trusted.map((source) => <li key={source.sha256}>{words.t(`trust-${source.kind}`)} <span className="mono break">{source.sha256}</span>{source.dated && ` · ${momentWords(words, source.dated)}`}</li>)}</ul>
        <p className="mono break">{letter.name} · {letter.sha256}</p>
      </details>
      <FaultNotice fault={again.fault ?? keep.fault} />
      <div className="row">
        <Button icon="save" busy={keep.busy} onClick={() => void keep.run()}>{words.t("letter-keep")}</Button>
        <Button icon="sync" busy={again.busy} onClick={() => void again.run()}>{words.t("letter-verify")}</Button>
      </div>
    </article>
  );
}

function Verdict({ verdict, when }: { verdict: LetterVerdictView; when: string }) {
  const words = useWords();
  const tone = tones[verdict.indication as keyof typeof tones] ?? "amber";
  return (
    <Notice tone={tone} title={title(words, verdict)}>
      <p className="small num">{words.t(when, { when: momentWords(words, verdict.at) })} <span className="mono">{verdict.indication}{verdict.sub_indication ? ` / ${verdict.sub_indication}` : ""}</span></p>
    </Notice>
  );
}

function title(words: Words, verdict: LetterVerdictView): string {
  return words.t(`letter-verdict-${verdict.indication.toLowerCase()}`, { signers: verdict.signers.join(", ") });
}
