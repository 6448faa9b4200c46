/** A dialog in the page: focus goes in, Escape leaves, focus comes back to where it was. */
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "../words";
import { Button } from "./Button";

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  wide?: boolean;
  side?: boolean;
  children: ReactNode;
}

export function Window({ title, open, onClose, wide = false, side = false, children }: Props) {
  const words = useWords();
  const shape = side ? "window-side" : wide ? "window-wide" : "";
  return (
    <ModalOverlay className="window-back" isOpen={open} onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable>
      <Modal className={`window ${shape}`}>
        <Dialog className="window-sheet">
          <div className="window-top">
            <Heading slot="title" level={2}>{title}</Heading>
            <Button weight="quiet" icon="close" iconOnly onClick={onClose}>{words.t("close")}</Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
