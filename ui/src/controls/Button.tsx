/** A button. While its work runs it stays in the focus order and says so. */
import type { ButtonHTMLAttributes, Ref } from "react";
import { Icon, type IconName } from "./Icon";

type Weight = "main" | "plain" | "quiet" | "grave";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  weight?: Weight;
  icon?: IconName;
  busy?: boolean;
  iconOnly?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ weight = "plain", icon, busy = false, iconOnly = false, children, className, onClick, disabled, ...rest }: Props) {
  const classes = ["button", `button-${weight}`, iconOnly ? "button-icon" : "", className ?? ""].join(" ");
  return (
    <button
      type="button"
      className={classes}
      aria-busy={busy || undefined}
      aria-disabled={busy || disabled || undefined}
      onClick={(event) => (busy || disabled ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {iconOnly ? <span className="visually-hidden">{children}</span> : <span>{children}</span>}
    </button>
  );
}
