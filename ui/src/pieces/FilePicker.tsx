/** The system's own file dialog, behind a button that the keyboard reaches. */
import { Icon } from "../controls/Icon";

interface Props {
  label: string;
  accept?: string[];
  several?: boolean;
  id?: string;
  describedBy?: string;
  onPick: (files: File[]) => void;
}

export function FilePicker({ label, accept = [], several = false, id, describedBy, onPick }: Props) {
  return (
    <label className="button button-plain file-picker">
      <Icon name="clip" />
      <span>{label}</span>
      <input type="file" className="visually-hidden" id={id} aria-describedby={describedBy} multiple={several} accept={accept.map((e) => `.${e}`).join(",") || undefined}
        onChange={(event) => {
          onPick([...(event.target.files ?? [])]);
          event.target.value = "";
        }} />
    </label>
  );
}
