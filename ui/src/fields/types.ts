/** What every kind of field is drawn from. */
import type { FieldView, Input, NodeView } from "../bridge";
import type { FieldNote } from "../controls/Field";

export interface Drawn {
  field: FieldView;
  path: string;
  id: string;
  node: NodeView | undefined;
  compact: boolean;
  mark: string | null;
  required: boolean;
  notes: FieldNote[];
  give: (input: Input | null) => void;
}
