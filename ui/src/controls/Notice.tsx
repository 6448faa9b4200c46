/** A quiet box: something to know, with a sign and a word. */
import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

interface Props {
  tone?: "plain" | "amber" | "red" | "green";
  icon?: IconName;
  title?: string;
  children?: ReactNode;
}

const signs = { plain: "info", amber: "warn", red: "stop", green: "check" } as const;

export function Notice({ tone = "plain", icon, title, children }: Props) {
  return (
    <div className={`notice notice-${tone}`}>
      <Icon name={icon ?? signs[tone]} />
      <div>
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
